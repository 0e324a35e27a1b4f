"""A country, straight into PostgreSQL's tables: thirty thousand units with two years of weekly votes, a million and a
half cards. No log and no walls: it is only there to be in the way.

    fill(url)       beside the municipality that is there already
"""

from sqlalchemy import create_engine, text

UNITS = 30_000
ORGANISATIONS = 357
WEEKS = 104
CARDS = 50
"""Of each unit."""
FIRST = 1_000
"""The number of the first unit."""

_INDEXES = (
    ("ix_tally_meeting", "tally", "unit, meeting"),
    ("ix_tally_unit_week", "tally", "unit, week, goal, green, pink, red, hidden, archived, threshold"),
    ("ix_meeting_week", "meeting", "unit, week"),
    ("ix_card_stage", "card", "unit, stage"),
    ("ix_gain_subject", "gain", "unit, subject"),
)

_MADE = (
    """
    INSERT INTO organisations (id, public, name, made_ms)
    SELECT 1000 + o, 'land-' || o, 'Kommune ' || o, 0 FROM generate_series(0, :organisations - 1) o
    """,
    """
    INSERT INTO units (id, public, organisation, name, seq, digest, redacted, made_ms)
    SELECT :first + u, 'land-' || u, 1000 + u % :organisations, 'Enhet ' || u, 0, '', false, 0
    FROM generate_series(0, :units - 1) u
    """,
    """
    INSERT INTO meeting (unit, id, archived, week, planned, started, ended, present, next_keeper, versions)
    SELECT :first + u, 'm' || w, false, to_char(now() - make_interval(weeks => w), 'IYYY"-W"IW'),
           (now() - make_interval(weeks => w))::date, 1, 2, 6 + u % 9, '', '{}'
    FROM generate_series(0, :units - 1) u, generate_series(1, :weeks) w
    """,
    """
    INSERT INTO tally (unit, id, archived, meeting, week, goal, green, pink, red, hidden, threshold, versions)
    SELECT :first + u, 't' || w || '-' || g, false, 'm' || w,
           to_char(now() - make_interval(weeks => w), 'IYYY"-W"IW'), 'g' || g,
           1 + (u * 7 + w * 3 + g) % 7, (u + w * 5 + g) % 4, (u * 3 + w + g) % 3, false, 3, '{}'
    FROM generate_series(0, :units - 1) u, generate_series(1, :weeks) w, generate_series(0, 2) g
    """,
    """
    INSERT INTO card (unit, id, archived, title, problem, target, responsible, deadline, stage, position, created,
                      moved, effort, impact, why1, why2, why3, why4, why5, measured, unmeasurable, use, time_thief,
                      topic, help_wanted, goal, week, source, versions)
    SELECT :first + u, 'c' || c, false, 'Kort ' || c, 'Det tar tid.', '', 'Lise', now()::date,
           (ARRAY['suggestion', 'plan', 'do', 'check', 'act', 'done', 'done', 'done', 'done'])[1 + c % 9], 'a0', 0,
           (extract(epoch FROM now()) * 1000)::bigint - c * 604800000::bigint, 1, 1, '', '', '', '', '', '', false,
           '', false, '', false, '', '', 'wall', '{}'
    FROM generate_series(0, :units - 1) u, generate_series(1, :cards) c
    """,
    """
    INSERT INTO gain (unit, id, archived, subject, title, tool, state, hours_per_week, full_time_hours, use, day,
                      note, made, versions)
    SELECT :first + u, s || c, false, 'c' || c, 'Kort', 'value_stream', s, CASE s WHEN 'realised' THEN 2 ELSE 3 END,
           37.5, 'quality', DATE '2000-01-03', 'Ro', 946857600000 + c, '{}'
    FROM generate_series(0, :units - 1) u, generate_series(1, 5) c, unnest(ARRAY['identified', 'realised']) s
    """,
)


def fill(url: str) -> None:
    engine = create_engine(url)
    known = {"organisations": ORGANISATIONS, "units": UNITS, "first": FIRST, "weeks": WEEKS, "cards": CARDS}
    with engine.begin() as tx:
        tx.execute(text("SET LOCAL synchronous_commit = off"))
        for name, _, _ in _INDEXES:
            tx.execute(text(f"DROP INDEX {name}"))
        for statement in _MADE:
            tx.execute(text(statement), {name: value for name, value in known.items() if f":{name}" in statement})
        for name, table, columns in _INDEXES:
            tx.execute(text(f"CREATE INDEX {name} ON {table} ({columns})"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as tx:
        tx.execute(text("VACUUM ANALYZE"))
    engine.dispose()
