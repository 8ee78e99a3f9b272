"""The schemas of the tables: pandera models, one for each table, from which the descriptor is built.

Use them to check a frame of your own: ``ki.schemas.OpconMilestones.validate(frame, lazy=True)``.
"""

from kindicators.schemas.actors import Actors
from kindicators.schemas.agreement_events import AgreementEvents
from kindicators.schemas.agreement_parties import AgreementParties
from kindicators.schemas.agreement_terms import AgreementTerms
from kindicators.schemas.agreements import Agreements
from kindicators.schemas.aliases import Aliases
from kindicators.schemas.alliance_meetings import AllianceMeetings
from kindicators.schemas.arms_export_deals import ArmsExportDeals
from kindicators.schemas.arms_exports import ArmsExports
from kindicators.schemas.arms_transfers import ArmsTransfers
from kindicators.schemas.base import Table
from kindicators.schemas.command_events import CommandEvents
from kindicators.schemas.command_tenures import CommandTenures
from kindicators.schemas.corrections import Corrections
from kindicators.schemas.cost_sharing import CostSharing
from kindicators.schemas.defense_spending import DefenseSpending
from kindicators.schemas.dprk_meetings import DprkMeetings
from kindicators.schemas.economic_context import EconomicContext
from kindicators.schemas.evidence import Evidence
from kindicators.schemas.exercise_figures import ExerciseFigures
from kindicators.schemas.exercise_series import ExerciseSeries
from kindicators.schemas.force_levels import ForceLevels
from kindicators.schemas.investment_pledges import InvestmentPledges
from kindicators.schemas.launch_reports import LaunchReports
from kindicators.schemas.launch_totals import LaunchTotals
from kindicators.schemas.military_exercises import MilitaryExercises
from kindicators.schemas.missile_estimates import MissileEstimates
from kindicators.schemas.missile_launches import MissileLaunches
from kindicators.schemas.missile_range_limits import MissileRangeLimits
from kindicators.schemas.missile_systems import MissileSystems
from kindicators.schemas.nuclear_arsenal_estimates import NuclearArsenalEstimates
from kindicators.schemas.nuclear_test_estimates import NuclearTestEstimates
from kindicators.schemas.nuclear_tests import NuclearTests
from kindicators.schemas.opcon_milestones import OpconMilestones
from kindicators.schemas.pledge_events import PledgeEvents
from kindicators.schemas.public_opinion import PublicOpinion
from kindicators.schemas.sanctions_figures import SanctionsFigures
from kindicators.schemas.sanctions_measures import SanctionsMeasures
from kindicators.schemas.sanctions_resolutions import SanctionsResolutions
from kindicators.schemas.sanctions_votes import SanctionsVotes
from kindicators.schemas.sma_agreements import SmaAgreements
from kindicators.schemas.sources import Sources
from kindicators.schemas.submarine_figures import SubmarineFigures
from kindicators.schemas.submarine_program import SubmarineProgram
from kindicators.schemas.tariff_rates import TariffRates
from kindicators.schemas.troop_deployments import TroopDeployments

TABLES: tuple[type[Table], ...] = (
    # Missiles and nuclear weapons
    MissileRangeLimits,
    MissileSystems,
    MissileEstimates,
    MissileLaunches,
    LaunchReports,
    LaunchTotals,
    NuclearTests,
    NuclearTestEstimates,
    NuclearArsenalEstimates,
    # Alliance, command and meetings
    OpconMilestones,
    AllianceMeetings,
    CommandTenures,
    CommandEvents,
    ExerciseSeries,
    MilitaryExercises,
    ExerciseFigures,
    # Troops and forces
    TroopDeployments,
    ForceLevels,
    SubmarineProgram,
    SubmarineFigures,
    # Money
    SmaAgreements,
    CostSharing,
    DefenseSpending,
    EconomicContext,
    InvestmentPledges,
    PledgeEvents,
    TariffRates,
    ArmsExports,
    ArmsExportDeals,
    # North Korea abroad, sanctions and agreements
    ArmsTransfers,
    SanctionsResolutions,
    SanctionsVotes,
    SanctionsMeasures,
    SanctionsFigures,
    Agreements,
    AgreementParties,
    AgreementEvents,
    AgreementTerms,
    DprkMeetings,
    # Opinion
    PublicOpinion,
    # Reference
    Aliases,
    Evidence,
    Corrections,
    Sources,
    Actors,
)
"""Every table of the package, by topic, in the order in which they are listed."""

__all__ = [
    "TABLES",
    "Actors",
    "AgreementEvents",
    "AgreementParties",
    "AgreementTerms",
    "Agreements",
    "Aliases",
    "AllianceMeetings",
    "ArmsExportDeals",
    "ArmsExports",
    "ArmsTransfers",
    "CommandEvents",
    "CommandTenures",
    "Corrections",
    "CostSharing",
    "DefenseSpending",
    "DprkMeetings",
    "EconomicContext",
    "Evidence",
    "ExerciseFigures",
    "ExerciseSeries",
    "ForceLevels",
    "InvestmentPledges",
    "LaunchReports",
    "LaunchTotals",
    "MilitaryExercises",
    "MissileEstimates",
    "MissileLaunches",
    "MissileRangeLimits",
    "MissileSystems",
    "NuclearArsenalEstimates",
    "NuclearTestEstimates",
    "NuclearTests",
    "OpconMilestones",
    "PledgeEvents",
    "PublicOpinion",
    "SanctionsFigures",
    "SanctionsMeasures",
    "SanctionsResolutions",
    "SanctionsVotes",
    "SmaAgreements",
    "Sources",
    "SubmarineFigures",
    "SubmarineProgram",
    "Table",
    "TariffRates",
    "TroopDeployments",
]
