-- Names of the groups that people are or were in: the organization, its teams, options of attributes.
SELECT DISTINCT group_name FROM calcom.group_member_period ORDER BY group_name
