"""Oppsett, section by section."""
