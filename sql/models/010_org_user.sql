-- The people as Cal.com has them now, and those who have left as they were last. Who is called like somebody else of the
-- organization, or like the words that stand for people elsewhere (nobody, several, user 17), gets the user name behind the
-- name, or the id where it is no one's alone: so a name that is shown is one person's.
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

COMMENT ON VIEW calcom.org_user IS 'The people of the organization, one row each. Those who have left stay, with left_at.';
COMMENT ON COLUMN calcom.org_user.org_id IS 'Cal.com organization.';
COMMENT ON COLUMN calcom.org_user.user_id IS 'The person: Cal.com user.';
COMMENT ON COLUMN calcom.org_user.display_name IS 'What to call the person: the name, else the user name, else the address, else "user" and the id; never NULL. Where somebody else of the organization is called the same, also somebody who has left, the user name follows, or "user" and the id: Ada Lovelace (ada.l). So it is one person''s, but it changes: group and join by user_id.';
COMMENT ON COLUMN calcom.org_user.name IS 'Name as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.email IS 'Address as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.username IS 'User name as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.time_zone IS 'Time zone as sent; NULL when there is none.';
COMMENT ON COLUMN calcom.org_user.zone IS 'The time zone that counts: time_zone where it is a known IANA zone, else UTC; never NULL.';
COMMENT ON COLUMN calcom.org_user.role IS 'Role in the organization: MEMBER, ADMIN, OWNER; NULL while memberships have not been read.';
COMMENT ON COLUMN calcom.org_user.accepted IS 'Whether the invitation has been accepted; NULL while memberships have not been read.';
COMMENT ON COLUMN calcom.org_user.created_at IS 'When the account was made (UTC); NULL when Cal.com does not say.';
COMMENT ON COLUMN calcom.org_user.first_seen_at IS 'When a run first published this person (UTC).';
COMMENT ON COLUMN calcom.org_user.changed_at IS 'When a run last published a change of this person (UTC).';
COMMENT ON COLUMN calcom.org_user.left_at IS 'When it was noticed that the person has left the organization (UTC); NULL for those who are in it.';
COMMENT ON COLUMN calcom.org_user.run_id IS 'The run that published the present state of this row.';
