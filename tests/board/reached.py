"""Which refusals are reached by doing it in another file of tests than test_errors.py, and in which."""

from board.errors import Kind

OF_A_WORD = {
    **dict.fromkeys(("STATEMENT", "STATEMENTS"), "tests/board/test_culture.py"),
    "PIN": "tests/board/test_pin.py",
    "QUALITY": "tests/board/test_follow_up.py",
    **dict.fromkeys(("STAKEHOLDER", "STAKEHOLDERS"), "tests/board/test_stakeholders.py"),
    **dict.fromkeys(("STREAM", "STREAMS", "LANE", "LANES", "STEP"), "tests/board/stream/test_streams.py"),
    **dict.fromkeys(("BONE", "BONES", "CAUSE", "CAUSES", "DOT", "DOTS"), "tests/board/fishbone"),
    **dict.fromkeys(("OCCASION", "OCCASIONS", "UNTIL"), "tests/board/test_year.py"),
    **dict.fromkeys(("AREA", "AREAS", "QUESTION", "QUESTIONS", "ROUND", "FINDING"), "tests/board/round"),
    **dict.fromkeys(("WHY", "WHYS"), "tests/board/test_whys.py"),
    "OFFER": "tests/sync/test_offers.py",
    **dict.fromkeys(("STORY", "PHOTO", "PHOTOS"), "tests/board/test_stories.py, test_photos.py"),
    "LIFT": "tests/board/test_lifts.py",
    "PRACTICE": "tests/board/test_practice.py",
    "TEAM": "tests/board/test_team.py",
    "VASE": "tests/board/test_week_vase.py, test_week_vase_kept.py",
}
"""Where the refusals are reached whose name has this word."""
ELSEWHERE = {
    Kind.DISK_FULL: "tests/board/test_disk.py",
    Kind.READ_ONLY: "tests/board/test_disk.py",
    Kind.FILE_DAMAGED: "tests/board/test_disk.py",
    Kind.FILE_NEWER: "tests/board/test_store.py",
    Kind.FILE_IN_USE: "tests/board/test_store.py",
    Kind.FILE_EXCHANGED: "tests/kiosk/test_mending.py",
    Kind.IMPORT_UNREADABLE: "the reader of files",
    Kind.NO_SCREEN: "tests/kiosk/test_run.py",
    Kind.CANNOT_DRAW: "tests/kiosk/test_run.py",
    Kind.UNEXPECTED: "the writer's thread",
    Kind.BALLS_LOST: "tests/board/test_vase.py",
    Kind.REWORDED: "tests/sync/test_words_of_counts.py",
    Kind.NOT_A_FILE: "tests/board/test_vase.py, test_pin.py",
    Kind.CLOCK_BACK: "tests/board/test_opening.py",
    **dict.fromkeys(
        (Kind.GOAL_FOR_SERVICE_MISSING, Kind.NUMBER_NEGATIVE, Kind.WEEK_AHEAD, Kind.PHASE_MISSING),
        "tests/board/test_indicators.py",
    ),
    **dict.fromkeys(
        (Kind.REALISED_AHEAD, Kind.FALL_REASON_MISSING, Kind.MORE_THAN_WORKED, Kind.ESTIMATE_TOO_MUCH),
        "tests/board/test_gains.py",
    ),
    **dict.fromkeys(
        (
            Kind.MINUTES_WRONG,
            Kind.WAIT_WRONG,
            Kind.TIMES_WRONG,
            Kind.PEOPLE_WRONG,
            Kind.RIGHT_WRONG,
            Kind.NO_CARD_YET,
        ),
        "tests/board/stream/test_streams.py",
    ),
    **{kind: place for kind in Kind for word, place in OF_A_WORD.items() if word in kind.name.split("_")},
    Kind.MORE_THAN_STAFF: "tests/board/test_gains.py",
    Kind.OPEN_HOURS_WRONG: "tests/board/stream/test_streams.py",
    Kind.TOO_FEW_TO_ASK: "tests/board/test_culture.py",
    Kind.NOT_LESS: "tests/kiosk/screens/test_falling.py",
}
