-- One row per calendar day of a fixed range: the portable way to turn a period into days and to fill gaps with zeros.
-- The ISO week is that of the week's Thursday, counted by sevens: EXTRACT(WEEK) is not ISO's on H2.
CREATE TABLE IF NOT EXISTS calcom.calendar_day (
    day         DATE NOT NULL PRIMARY KEY,
    iso_year    INTEGER NOT NULL,
    iso_week    INTEGER NOT NULL,
    month_start DATE NOT NULL,
    weekday     INTEGER NOT NULL,
    is_weekend  BOOLEAN NOT NULL
);
COMMENT ON TABLE calcom.calendar_day IS 'One row per calendar day from 2000-01-01 to 2099-12-31.';
COMMENT ON COLUMN calcom.calendar_day.day IS 'The day.';
COMMENT ON COLUMN calcom.calendar_day.iso_year IS 'ISO 8601 year of the week that the day is in.';
COMMENT ON COLUMN calcom.calendar_day.iso_week IS 'ISO 8601 week, 1 to 53.';
COMMENT ON COLUMN calcom.calendar_day.month_start IS 'First day of the month.';
COMMENT ON COLUMN calcom.calendar_day.weekday IS 'ISO 8601 weekday: 1 Monday to 7 Sunday.';
COMMENT ON COLUMN calcom.calendar_day.is_weekend IS 'True on Saturday and Sunday.';

-- The week belongs to the year of its Thursday. EXTRACT(WEEK …) depends on the machine's country on H2.
INSERT INTO calcom.calendar_day (day, iso_year, iso_week, month_start, weekday, is_weekend)
SELECT day,
       CAST(EXTRACT(ISOYEAR FROM day) AS INTEGER),
       CAST(FLOOR((EXTRACT(DOY FROM day + CAST(4 - EXTRACT(ISODOW FROM day) AS INTEGER)) + 6) / 7) AS INTEGER),
       CAST(DATE_TRUNC('month', day) AS DATE),
       CAST(EXTRACT(ISODOW FROM day) AS INTEGER),
       EXTRACT(ISODOW FROM day) >= 6
FROM (SELECT DATE '2000-01-01' + CAST(n AS INTEGER) AS day FROM generate_series(0, 36524) AS numbers(n)) AS days
WHERE NOT EXISTS (SELECT 1 FROM calcom.calendar_day);
