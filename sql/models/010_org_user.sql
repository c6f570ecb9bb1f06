-- The people as Cal.com has them now, and those who have left as they were last. If a name is another person's too, or one
-- of the words used in place of people (nobody, several, user 17), the user name follows it, or the id if the user name is
-- not unique: so a displayed name belongs to one person.
CREATE OR REPLACE VIEW calcom.org_user AS
SELECT newest.org_id, newest.user_id,
       CAST(CASE WHEN (newest.org_id, newest.display_name) IN (SELECT known.org_id, known.display_name
                                                               FROM calcom.org_user_history AS known
                                                               WHERE NOT EXISTS (SELECT 1
                                                                                 FROM calcom.org_user_history AS later
                                                                                 WHERE later.org_id = known.org_id
                                                                                   AND later.user_id = known.user_id
                                                                                   AND later.version > known.version)
                                                               GROUP BY known.org_id, known.display_name
                                                               HAVING COUNT(*) > 1)
                      OR newest.display_name IN ('nobody', 'several')
                      OR newest.display_name LIKE 'user %'
                         AND newest.display_name <> 'user ' || CAST(newest.user_id AS VARCHAR)
                     THEN newest.display_name || ' ('
                          || CASE WHEN (newest.org_id, newest.username) IN (SELECT known.org_id, known.username
                                                                            FROM calcom.org_user_history AS known
                                                                            WHERE known.username IS NOT NULL
                                                                            GROUP BY known.org_id, known.username
                                                                            HAVING COUNT(DISTINCT known.user_id) = 1)
                                      THEN newest.username
                                  ELSE 'user ' || CAST(newest.user_id AS VARCHAR)
                             END || ')'
                 ELSE newest.display_name
            END AS VARCHAR) AS display_name,
       newest.name, newest.email, newest.username, newest.time_zone, newest.zone, newest.role, newest.accepted, newest.created_at,
       newest.first_seen_at, newest.valid_from AS changed_at, newest.valid_to AS left_at, newest.run_id
FROM calcom.org_user_history AS newest
WHERE NOT EXISTS (SELECT 1
                  FROM calcom.org_user_history AS later
                  WHERE later.org_id = newest.org_id AND later.user_id = newest.user_id AND later.version > newest.version);

COMMENT ON VIEW calcom.org_user IS 'The people of the organization, one row each. People who have left stay, with left_at.';
COMMENT ON COLUMN calcom.org_user.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.org_user.user_id IS 'The person: Cal.com user.';
COMMENT ON COLUMN calcom.org_user.display_name IS 'Display name: the name, else the user name, else the address, else "user" and the id; never NULL. If another person of the organization, even one who has left, has the same name, the user name follows, or "user" and the id: Ada Lovelace (ada.l). So it belongs to one person, but it can change: group and join by user_id.';
COMMENT ON COLUMN calcom.org_user.name IS 'Name as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.email IS 'Address as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.username IS 'User name as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.time_zone IS 'Time zone as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.zone IS 'The time zone in effect: the IANA zone that time_zone names, in upper or lower case; Etc/GMT-2 for GMT+2 (these names have the opposite sign); UTC+05:30 where there is no name; UTC when time_zone is unknown (check unknown_zone); never NULL.';
COMMENT ON COLUMN calcom.org_user.role IS 'Role in the organization: MEMBER, ADMIN, OWNER; NULL while memberships have not been read.';
COMMENT ON COLUMN calcom.org_user.accepted IS 'Whether the invitation has been accepted; NULL while memberships have not been read.';
COMMENT ON COLUMN calcom.org_user.created_at IS 'When the account was created (UTC); NULL when Cal.com does not say.';
COMMENT ON COLUMN calcom.org_user.first_seen_at IS 'When a run first published this person (UTC).';
COMMENT ON COLUMN calcom.org_user.changed_at IS 'When a run last published a change of this person (UTC).';
COMMENT ON COLUMN calcom.org_user.left_at IS 'When a run noticed that the person has left the organization (UTC); NULL for people who are in it.';
COMMENT ON COLUMN calcom.org_user.run_id IS 'The run that published the current state of this row.';
