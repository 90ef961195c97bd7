"""A picture saves and shows itself, without pyplot, and matplotlib is only imported where one is drawn."""

import builtins
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from isograph import FormatError, KnowledgeGraph, MissingExtraError, StoreError, pictures
from isograph.answers.succession.history import History
from isograph.pictures import Picture

SIGNATURES = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF"}


@pytest.fixture(scope="module")
def history(graph: KnowledgeGraph) -> History:
    return graph.history("ISO 9002")


@pytest.fixture(scope="module")
def picture(history: History) -> Picture:
    return history.plot(on="2002-01-01")


def loaded(program: str) -> str:
    """Return what a fresh Python prints."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".SVG"])
def test_a_picture_is_written_in_the_form_of_its_suffix(picture: Picture, tmp_path: Path, suffix: str) -> None:
    picture.save(tmp_path / f"line{suffix}")
    assert (tmp_path / f"line{suffix}").read_bytes().startswith(SIGNATURES[suffix.lower()])


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_a_picture_is_written_the_same_each_time(picture: Picture, tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        picture.save(tmp_path / f"{name}{suffix}")
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


@pytest.mark.parametrize("name", ["line.gif", "line", "line.svg.txt"])
def test_another_suffix_is_refused(picture: Picture, tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match=r"\.svg"):
        picture.save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_named(picture: Picture, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"missing.line\.svg"):
        picture.save(tmp_path / "missing" / "line.svg")


def test_a_notebook_shows_the_drawing_and_the_words(picture: Picture) -> None:
    shown = picture._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<?xml")
    assert shown["text/plain"] == str(picture) == picture.description


def test_text_stays_text(picture: Picture) -> None:
    assert ">ISO 9002:1994</text>" in picture._repr_mimebundle_()["image/svg+xml"]


def test_nothing_of_the_user_s_own_drawings_changes() -> None:
    program = (
        "import isograph, sys, matplotlib as mpl; before = repr(mpl.rcParams.copy());"
        "isograph.load().history('ISO 9002').lineage.plot()._repr_mimebundle_();"
        "print(before == repr(mpl.rcParams.copy()), 'matplotlib.pyplot' in sys.modules)"
    )
    assert loaded(program) == "True False"


def test_an_answer_imports_no_matplotlib() -> None:
    program = (
        "import isograph, sys; history = isograph.load().history('ISO 9001'); str(history.lineage);"
        "print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    )
    assert loaded(program) == "False False"


def test_a_missing_matplotlib_is_told_with_its_extra(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("matplotlib", "isograph.pictures."))]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("Timeline", "Descent"):
        monkeypatch.delitem(vars(pictures), name, raising=False)
    found = builtins.__import__

    def imported(name: str, scope: Mapping[str, object] | None = None, *rest: object) -> object:
        if name.partition(".")[0] == "matplotlib":
            raise ModuleNotFoundError(name=name)
        return found(name, scope, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", imported)
    with pytest.raises(MissingExtraError, match="plots"):
        history.plot()
    with pytest.raises(MissingExtraError, match="plots"):
        history.lineage.plot()
