"""A plugin server in Python, with nothing but its own library: it writes notes in capitals."""

import base64
import hashlib
import hmac
import json
import os
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RINGCENTRAL = os.environ.get("RINGCENTRAL_SERVER", "https://platform.ringcentral.com")
SECRET = os.environ.get("PLUGIN_SECRET", "for development only").encode()
YEAR_S = 365 * 24 * 60 * 60


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def signature(signed: str) -> str:
    return encode(hmac.new(SECRET, signed.encode(), hashlib.sha256).digest())


def issue_token(account: str) -> str:
    """A JSON Web Token (HS256), by which App Connect shows itself."""
    parts = [{"alg": "HS256", "typ": "JWT"}, {"rcAccountId": account, "exp": int(time.time()) + YEAR_S}]
    signed = ".".join(encode(json.dumps(part).encode()) for part in parts)
    return f"{signed}.{signature(signed)}"


def is_ours(header: str) -> bool:
    """Whether it is a token of ours that has not ended."""
    try:
        scheme, token = header.split(" ", 1)
        signed, given = token.rsplit(".", 1)
        if scheme.lower() != "bearer" or not hmac.compare_digest(given, signature(signed)):
            return False
        return json.loads(decode(signed.split(".")[1]))["exp"] > time.time()
    except (ValueError, KeyError, IndexError, TypeError):
        return False


def who_is(token: str):
    """Whose token it is, asked of RingCentral itself; through the proxy that HTTPS_PROXY names."""
    request = urllib.request.Request(
        f"{RINGCENTRAL}/restapi/v1.0/account/~/extension/~", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError:
        return None


def register(body):
    token, account = body.get("rcAccessToken"), body.get("rcAccountId")
    if not isinstance(token, str) or not isinstance(account, str):
        return 400, {"message": "rcAccessToken and rcAccountId are needed."}
    person = who_is(token)
    if person is None:
        return 401, {"message": "RingCentral does not know this token."}
    is_admin = person.get("permissions", {}).get("admin", {}).get("enabled") is True
    if str(person["account"]["id"]) != account or not is_admin:
        return 403, {"message": "Only an admin of this account can register it."}
    return 200, {"jwtToken": issue_token(account)}


def shout(body):
    data, config = body.get("data"), body.get("config")
    if not isinstance(data, dict):
        return 400, {"message": 'There is no "data".'}
    setting = config.get("mark") if isinstance(config, dict) else None
    mark = setting.get("value") if isinstance(setting, dict) else None
    note = data.get("note")
    if isinstance(note, str):
        data["note"] = note.upper() + (mark if isinstance(mark, str) else "!")
    return 200, data


class Plugin(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        is_there = self.path == "/isAlive"
        self.answer(200 if is_there else 404, "OK" if is_there else {"message": "There is nothing here."})

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        is_open = self.path == "/admin/register"
        if not is_open and not is_ours(self.headers.get("authorization", "")):
            return self.answer(401, {"message": "A token of this plugin is needed."})
        try:
            body = json.loads(raw or b"{}")
        except ValueError:
            return self.answer(400, {"message": "The body is no JSON."})
        if not isinstance(body, dict):
            return self.answer(400, {"message": "The body is no object."})
        routes = {"/admin/register": register, "/plugin/sync": shout, "/token/sync": lambda _body: (200, {})}
        route = routes.get(self.path)
        return self.answer(*route(body)) if route else self.answer(404, {"message": "There is nothing here."})

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_parts):
        """Requests are shown by whoever runs this."""


if __name__ == "__main__":
    PORT = int(os.environ.get("PORT", "6077"))
    print(f"The plugin listens on port {PORT}.", flush=True)
    ThreadingHTTPServer(("127.0.0.1", PORT), Plugin).serve_forever()
