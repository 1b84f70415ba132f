-- How many reports and people need which recovery.
--     jitsi-errors export --format csv > error.csv
--     sqlite3 telemetry.db '.import --csv error.csv error'
-- An error that upstream has removed has no recovery: its lifecycle is shown instead.
SELECT coalesce(nullif(error.recovery_action, ''), error.lifecycle, 'not known') AS recovery,
    count(*) AS reports,
    count(DISTINCT report.person) AS people
FROM report
LEFT JOIN error ON error.value = report.value
    -- The wire values of these catalogs are common words, which other events use too.
    AND error.catalog NOT IN ('AuthErrorType', 'AudioTranslationError', 'RecordingError')
GROUP BY recovery
ORDER BY reports DESC
