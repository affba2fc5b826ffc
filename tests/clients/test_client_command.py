"""`backfacial client`: a sheet that two people can play, and that `backfacial screen` takes as it is."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.clients.generate import generated_client
from backfacial.clients.seen import DIFFICULTIES
from backfacial.clients.visit import VISIT_DAY, client_facts, told_on, visit_of
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client
from backfacial.rules.screening.rulebook import screen

EACH_DIFFICULTY = pytest.mark.parametrize("difficulty", DIFFICULTIES)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["client", *arguments])


def parts(text: str) -> tuple[str, str]:
    """What is to be read, on one line, and the YAML."""
    lines = text.splitlines()
    comments = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    return " ".join(comments), "\n".join(line for line in lines if not line.startswith("#"))


@EACH_DIFFICULTY
@pytest.mark.parametrize("seed", range(20))
def test_what_is_printed_is_the_client_and_is_decided_alike(seed: int, difficulty: str, tmp_path: Path) -> None:
    printed = run("--seed", str(seed), "--difficulty", difficulty).stdout
    wanted = generated_client(seed, difficulty)  # type: ignore[arg-type]
    assert Client.model_validate(yaml.safe_load(printed)) == wanted
    path = tmp_path / "client.yml"
    path.write_text(printed, encoding="utf-8")
    result = CliRunner().invoke(app, ["screen", str(path), "--json"])
    decided, expected = json.loads(result.stdout), screen(client_facts(wanted), VISIT_DAY)
    assert decided["level"] == expected.level
    assert [reason["id"] for reason in decided["reasons"]] == [reason.id for reason in expected.reasons]


@EACH_DIFFICULTY
def test_the_readable_part_comes_first_and_holds_the_whole_visit(difficulty: str) -> None:
    for seed in range(30):
        client = generated_client(seed, difficulty)  # type: ignore[arg-type]
        printed = run("--seed", str(seed), "--difficulty", difficulty).stdout
        assert printed.startswith(f"# {client.name}")
        read, visit = parts(printed)[0], visit_of(client)
        once, rest = read.split("You say when you are asked in general")
        general, rest = rest.split("You say only when you are asked for it by name")
        by_name, seen = rest.split("What is to be seen")
        assert client.opening in once
        assert all(f'{topic.question} "{topic.answer}"' in general for topic in visit.topics)
        assert all(text in seen for text in (*visit.arrival, *(mark.text for mark in visit.back)))
        for topic in visit.topics:
            told = told_on(client, library().topics[topic.id])
            for question in topic.questions:
                if question.id in client.facts and question.id not in client.told:
                    assert question.answer in (general if question.id in told else by_name)
        assert not set("{}") & set(read)


def test_a_seed_is_chosen_and_named_where_none_is_given() -> None:
    first = run().stdout
    repeat = next(line for line in first.splitlines() if "The same client again" in line)
    assert run(*repeat.split("backfacial client ")[1].split()).stdout == first


def test_the_record_can_be_had_as_json() -> None:
    result = run("--seed", "7", "--difficulty", "hard", "--json")
    assert Client.model_validate(json.loads(result.stdout)) == generated_client(7, "hard")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--seed", "-1"), "'--seed'"),
        (("--seed", "seven"), "'--seed'"),
        (("--difficulty", "odd"), "'odd' is not one of 'easy', 'medium', 'hard'"),
    ],
)
def test_a_bad_seed_or_difficulty_is_refused(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_a_follow_up_question_stands_among_those_by_name() -> None:
    """Whoever told of an allergic collapse is still asked for the auto-injector."""
    seed = next(
        seed
        for seed in range(500)
        if (told := generated_client(seed, "easy").facts.keys()) >= {"anaphylaxis_history"}
        and "injector_here" not in told
    )
    by_name = parts(run("--seed", str(seed), "--difficulty", "easy").stdout)[0].split("by name")[1]
    injector = library().client_facts["injector_here"]
    assert f'{injector.question} "{injector.answers["no"]}"' in by_name
