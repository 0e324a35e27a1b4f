"""The key of `tavle pull`, where nobody sits at the machine."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.__main__ import app


def test_where_nobody_can_be_asked_for_the_key_it_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.pull.fetch.WAIT_S", 0.0)
    words = ["pull", "http://127.0.0.1:9", "--to", str(tmp_path / "out")]
    done = CliRunner().invoke(app, words, env={"TAVLE_KEY": ""})
    assert (done.exit_code, done.output) == (1, "Nøkkelen mangler. Sett TAVLE_KEY, eller bruk --key-file FIL.\n")
    assert not (tmp_path / "out").exists()
    piped = CliRunner().invoke(app, words, env={"TAVLE_KEY": ""}, input="tavle_x\n")
    assert "Får ikke kontakt med" in piped.output
