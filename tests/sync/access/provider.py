"""A real OpenID provider on this machine: idpyoidc, a certified implementation, behind a plain HTTP server. Who is at
the browser is said beforehand, as if they had signed in there already."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import httpx
from idpyoidc.message.oidc import AccessTokenRequest
from idpyoidc.server import Server
from idpyoidc.server.configure import OPConfiguration
from idpyoidc.server.exception import UnAuthorizedClient
from idpyoidc.server.user_authn.user import NoAuthn

from sync.server.access.provider import Provider

CLIENT, SECRET = "tavle", "a-secret-of-thirty-two-letters--"
ACR = "urn:oasis:names:tc:SAML:2.0:ac:classes:InternetProtocolPassword"
OIDC = "idpyoidc.server.oidc"


class OpenId:
    """`broken`: it answers nothing but 500."""

    def __init__(self, issuer: str, back: str) -> None:
        self.issuer = issuer
        self.broken = False
        self.server = Server(OPConfiguration(conf=self._conf(), base_path="."), cwd=".")
        context = self.server.context
        context.cdb[CLIENT] = {
            "client_secret": SECRET,
            "redirect_uris": [(back, {})],
            "client_salt": "salted",
            "token_endpoint_auth_method": "client_secret_basic",
            "response_types_supported": ["code"],
            "allowed_scopes": ["openid", "email", "profile"],
        }
        self.server.keyjar.add_symmetric(CLIENT, SECRET)

    @property
    def provider(self) -> Provider:
        return Provider(self.issuer, CLIENT, SECRET, "jobbkonto")

    def at_the_browser(self, user: str, **claims: Any) -> None:
        self.server.context.userinfo.db[user] = claims
        method = self.server.context.authn_broker.get_method_by_id("anon")
        assert isinstance(method, NoAuthn)
        method.user = user

    def claims_in_the_token(self) -> None:
        """As Entra ID does, and not only at the user-info endpoint."""
        self.server.context.session_manager.token_handler["id_token"].kwargs["add_claims_by_scope"] = True

    def answer(self, address: str) -> str:
        """What the provider says to the browser that was sent to `address`: where to go next."""
        answer = httpx.get(address)
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        path = environ["PATH_INFO"].lstrip("/")
        if self.broken:
            start("500 Internal Server Error", [])
            return [b"broken"]
        if path == "jwks.json":
            return self._say(start, self.server.keyjar.export_jwks_as_json(issuer_id=""))
        found = [e for e in self.server.endpoint.values() if e.endpoint_path.lstrip("/") == path]
        if not found:
            start("404 Not Found", [])
            return [b""]
        return self._serve(found[0], environ, start)

    def _serve(self, endpoint: Any, environ: dict[str, Any], start: Any) -> list[bytes]:
        headers = {"authorization": environ["HTTP_AUTHORIZATION"]} if "HTTP_AUTHORIZATION" in environ else {}
        info = {"headers": headers, "method": environ["REQUEST_METHOD"], "url": self.issuer}
        sent: Any = dict(parse_qsl(environ["QUERY_STRING"]))
        if environ["REQUEST_METHOD"] == "POST":
            sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        try:
            asked = endpoint.parse_request(sent, http_info=info)
        except UnAuthorizedClient:
            return self._say(start, '{"error": "invalid_client"}', "401 Unauthorized")
        if "error" in asked:
            return self._say(start, asked.to_json(), "400 Bad Request")
        if endpoint.name == "token":
            done = endpoint.process_request(AccessTokenRequest(**asked), http_info=info)
        else:
            done = endpoint.process_request(asked, http_info=info)
        if "error" in done:
            return self._say(start, json.dumps({"error": done["error"]}), "400 Bad Request")
        said = endpoint.do_response(request=asked, **done)
        if endpoint.name == "authorization":
            start("302 Found", [("location", said["response"])])
            return [b""]
        return self._say(start, said["response"])

    def _say(self, start: Any, text: str, status: str = "200 OK") -> list[bytes]:
        start(status, [("content-type", "application/json")])
        return [text.encode()]

    def _conf(self) -> dict[str, Any]:
        def at(path: str, name: str, **more: Any) -> dict[str, Any]:
            return {"path": path, "class": f"{OIDC}.{name}", "kwargs": more}

        return {
            "issuer": self.issuer,
            "httpc_params": {},
            "preference": {
                "subject_types_supported": ["public"],
                "response_types_supported": ["code"],
                "scopes_supported": ["openid", "email", "profile"],
            },
            "keys": {
                "uri_path": "jwks.json",
                "key_defs": [{"type": "RSA", "use": ["sig"]}, {"type": "EC", "crv": "P-256", "use": ["sig"]}],
            },
            "endpoint": {
                "provider_config": at(".well-known/openid-configuration", "provider_config.ProviderConfiguration"),
                "authorization": at("authorization", "authorization.Authorization"),
                "token": at("token", "token.Token", client_authn_method=["client_secret_basic"]),
                "userinfo": at("userinfo", "userinfo.UserInfo"),
            },
            "authentication": {
                "anon": {
                    "acr": ACR,
                    "class": "idpyoidc.server.user_authn.user.NoAuthn",
                    "kwargs": {"user": "nobody"},
                }
            },
            "userinfo": {"class": "idpyoidc.server.user_info.UserInfo", "kwargs": {"db": {}}},
            "add_on": {
                "pkce": {
                    "function": "idpyoidc.server.oauth2.add_on.pkce.add_support",
                    "kwargs": {"essential": True},
                }
            },
            "session_params": {"encrypter": {"kwargs": {"keys": {"key_defs": _SEALS}}}},
            "token_handler_args": {
                "jwks_def": {"private_path": "", "key_defs": _CODES},
                "code": {"lifetime": 600, "kwargs": {"crypt_conf": {"kwargs": {"keys": {"key_defs": _SEALS}}}}},
                "token": {"class": "idpyoidc.server.token.jwt_token.JWTToken", "kwargs": {"lifetime": 3600}},
                "id_token": {"class": "idpyoidc.server.token.id_token.IDToken", "kwargs": {}},
            },
        }


_SEALS = [
    {"type": "OCT", "use": ["enc"], "kid": "password"},
    {"type": "OCT", "use": ["enc"], "kid": "salt"},
]
_CODES = [{"type": "oct", "bytes": 24, "use": ["enc"], "kid": "code"}]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def running(back: str) -> Iterator[OpenId]:
    """A provider on a free port, that knows the centre by its address for answers."""
    server: WSGIServer = make_server("127.0.0.1", 0, None, handler_class=_Quiet)  # type: ignore[arg-type]
    openid = OpenId(f"http://127.0.0.1:{server.server_port}", back)
    server.set_app(openid)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield openid
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def claims_of(token: str) -> dict[str, Any]:
    """What an ID token says, unchecked."""
    body = token.split(".")[1]
    read: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return read


def query(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))
