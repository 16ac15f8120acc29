"""The ids of the adults that every talk knows by themselves."""

from typing import Final

APPLICANT: Final = "a"
PARTNER: Final = "b"
ELSEWHERE: Final = "elders1"
"""A spouse who lives somewhere else."""
