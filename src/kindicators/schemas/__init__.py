"""The schemas of the tables: pandera models, one for each table, from which the descriptor is built.

Use them to check a frame of your own: ``ki.schemas.OpconMilestones.validate(frame, lazy=True)``.
"""

from kindicators.schemas.actors import Actors
from kindicators.schemas.base import Table
from kindicators.schemas.evidence import Evidence
from kindicators.schemas.investment_pledges import InvestmentPledges
from kindicators.schemas.missile_range_limits import MissileRangeLimits
from kindicators.schemas.opcon_milestones import OpconMilestones
from kindicators.schemas.pledge_events import PledgeEvents
from kindicators.schemas.sources import Sources
from kindicators.schemas.troop_deployments import TroopDeployments

TABLES: tuple[type[Table], ...] = (
    MissileRangeLimits,
    InvestmentPledges,
    PledgeEvents,
    OpconMilestones,
    TroopDeployments,
    Evidence,
    Sources,
    Actors,
)
"""Every table of the package, in the order in which they are listed."""

__all__ = [
    "TABLES",
    "Actors",
    "Evidence",
    "InvestmentPledges",
    "MissileRangeLimits",
    "OpconMilestones",
    "PledgeEvents",
    "Sources",
    "Table",
    "TroopDeployments",
]
