"""Which provider the environment says."""

import pytest

from sync.server.access.provider import Provider, from_environment


def test_the_environment_says_which_provider() -> None:
    said = {
        "TAVLE_OIDC_ISSUER": "https://x.example",
        "TAVLE_OIDC_CLIENT_ID": "a",
        "TAVLE_OIDC_CLIENT_SECRET": "b",
    }
    assert from_environment({}) is None
    assert from_environment(said) == Provider("https://x.example", "a", "b")
    with pytest.raises(ValueError, match="TAVLE_OIDC_CLIENT_SECRET"):
        from_environment({k: v for k, v in said.items() if "SECRET" not in k})
    with pytest.raises(ValueError, match="TAVLE_OIDC_CLAIM"):
        from_environment({**said, "TAVLE_OIDC_CLAIM": "sub"})


def test_the_secret_is_in_no_account_of_it() -> None:
    assert "s3cret" not in repr(Provider("https://x.example", "a", "s3cret"))
