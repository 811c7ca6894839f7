from __future__ import annotations

import datetime as dt

import pytest
from peer import Answer, Peer, fail, ok
from runtime.api_errors import ApiError, ConflictError, InternalServerError, NotFoundError, RateLimitError
from runtime.errors import ClientError, ConnectionError, EnvelopeError, InvalidInputError
from runtime.raw_calls import raw
from things_api import Client, Thing


def test_gives_the_data_without_its_envelope(client: Client, peer: Peer) -> None:
    peer.answer(ok({"id": "1", "state": "new", "colour": "red"}))
    thing = client.things.get("a b/c")
    assert (thing.id, thing.state) == ("1", "new")
    assert thing.to_dict() == {"id": "1", "state": "new", "colour": "red"}
    assert repr(thing) == "Thing(id='1', state='new', colour='red')"
    request = peer.requests[0]
    assert (request.method, request.target) == ("GET", "/things/a%20b%2Fc")
    assert request.headers["authorization"] == "Bearer secret_key"
    assert request.headers["user-agent"].startswith("things-python/1.0.0 python/3.")
    assert request.headers["accept"] == "application/json"


def test_sends_a_body_and_a_key_for_it(client: Client, peer: Peer) -> None:
    peer.answer(ok({"id": "1"}, 201))
    when = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.timezone.utc)
    client.things.create({"name": "Käse", "at": when, "none": None})
    request = peer.requests[0]
    assert request.body == '{"name":"Käse","at":"2026-01-02T03:04:05Z","none":null}'.encode()
    assert request.headers["content-type"] == "application/json"
    assert len(request.headers["idempotency-key"]) == 36


def test_gives_the_response_too(client: Client, peer: Peer) -> None:
    peer.answer(fail(503), ok({"id": "1"}, X_Extra="yes"))
    response = raw(client.things.get)("1")
    assert response.data == Thing(id="1")
    assert response.meta == {"request_id": "req_1"}
    assert (response.status, response.request_id, response.headers["x-extra"]) == (200, "req_1", "yes")
    assert (response.attempts, response.retry_count, response.retry_delay) == (2, 1, 0.25)


def test_gives_nothing_and_text(client: Client, peer: Peer) -> None:
    peer.answer(Answer(204), Answer(body="ein Käse".encode(), headers={"content-type": "text/plain"}))
    client.things.delete()
    assert client.things.text() == "ein Käse"


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, NotFoundError), (409, ConflictError), (418, ApiError), (501, InternalServerError)],
)
def test_raises_the_error_of_the_status(client: Client, peer: Peer, status: int, kind: type[ApiError]) -> None:
    peer.answer(fail(status, "SOME_CODE"))
    with pytest.raises(ApiError) as caught:
        client.things.get("1")
    error = caught.value
    assert type(error) is kind
    assert (error.status, error.code, error.request_id, error.details) == (status, "SOME_CODE", "req_2", {"field": "x"})
    assert str(error) == f"GET /things/{{id}}: It broke [{status} SOME_CODE, request req_2]"
    assert error.to_dict()["code"] == "SOME_CODE"


def test_takes_a_success_that_says_failure_for_one(client: Client, peer: Peer) -> None:
    peer.answer(fail(200, "SOME_CODE"))
    with pytest.raises(ApiError, match="It broke") as caught:
        client.things.get("1")
    assert type(caught.value) is ApiError


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<html>Welcome</html>", "is not JSON"),
        (b'{"success": true, "data"', "is not JSON"),
        (b"", "is empty"),
        (b"[1]", "/success is neither true nor false"),
        (b'{"success": true}', "it has no /data"),
        (b'{"success": true, "data": NaN}', "is not JSON"),
    ],
)
def test_tells_bodies_that_nobody_declared(client: Client, peer: Peer, body: bytes, problem: str) -> None:
    peer.answer(Answer(body=body, headers={"content-type": "text/html"}))
    with pytest.raises(EnvelopeError, match=problem) as caught:
        client.things.get("1")
    assert caught.value.excerpt == body.decode()
    assert len(peer.requests) == 1


def test_says_what_a_proxy_said(client: Client, peer: Peer) -> None:
    peer.answer(Answer(404, body=b"<h1>nginx</h1>"))
    with pytest.raises(NotFoundError, match="Not Found: <h1>nginx</h1>"):
        client.things.get("1")


def test_blacks_out_credentials_that_a_server_repeats(client: Client, peer: Peer) -> None:
    peer.answer(Answer(401, body=b'{"error": {"code": "BAD", "message": "secret_key is no key"}}'))
    with pytest.raises(ApiError) as caught:
        client.things.get("1")
    assert "secret_key" not in repr(caught.value) + repr(vars(caught.value))
    assert "[redacted] is no key" in str(caught.value)


def test_tells_connections_that_do_not_come_about(peer: Peer) -> None:
    client = Client("http://127.0.0.1:9")
    with pytest.raises(ConnectionError, match="ECONNREFUSED") as caught:
        client.things.get("1")
    assert isinstance(caught.value, OSError)
    assert caught.value.attempts == 3
    client.close()


@pytest.mark.parametrize("value", ["", ".", "..", None, float("nan"), [], {}])
def test_refuses_paths_that_would_lead_elsewhere(client: Client, value: object) -> None:
    with pytest.raises(InvalidInputError, match="the path parameter id"):
        client.things.get(value)


def test_refuses_calls_after_the_end(client: Client, peer: Peer) -> None:
    derived = client.with_options(timeout=5)
    client.close()
    for closed in (client, derived):
        with pytest.raises(ClientError, match="closed"):
            closed.things.get("1")
    assert peer.requests == []


def test_refuses_options_that_nobody_knows(client: Client) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'tiemout'"):
        client.things.get("1", tiemout=3)


def test_takes_data_of_other_types_as_it_is(client: Client, peer: Peer) -> None:
    peer.answer(ok({"id": 5, "state": ["odd"]}))
    thing = client.things.get("a b/c")
    assert thing.to_dict() == {"id": 5, "state": ["odd"]}


def test_fails_at_once_where_the_server_asks_for_too_much(client: Client, peer: Peer) -> None:
    peer.answer(fail(429, "RATE_LIMITED", Retry_After="120"))
    with pytest.raises(RateLimitError) as caught:
        client.things.get("1")
    assert (caught.value.retry_after, caught.value.attempts, client.clock.sleeps) == (120, 1, [])
