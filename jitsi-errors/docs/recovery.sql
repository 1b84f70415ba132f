-- What the people behind these reports need: the export beside the telemetry.
--     jitsi-errors export --format csv > error.csv
--     sqlite3 telemetry.db '.import --csv error.csv error'
-- An error that upstream has removed has no recovery, only its lifecycle.
SELECT coalesce(nullif(error.recovery_action, ''), error.lifecycle, 'not known') AS recovery,
    count(*) AS reports,
    count(DISTINCT report.person) AS people
FROM report
LEFT JOIN error ON error.value = report.value
    -- Their values are common words, which other events report.
    AND error.catalog NOT IN ('AuthErrorType', 'AudioTranslationError', 'RecordingError')
GROUP BY recovery
ORDER BY reports DESC
