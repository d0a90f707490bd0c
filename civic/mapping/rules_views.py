# SPDX-License-Identifier: EUPL-1.2
"""The rules in force, read off the very constants that the game reckons with."""

from civic.mapping import agreement_policy, board_policy, gate_policy, score_policy
from civic.mapping.badge_commands import NEEDED
from civic.mapping.ledger_commands import NEGLECTED_FOR_D
from civic.mapping.reliability_policy import NEW
from civic.mapping.rules_schemas import (
    AgreementRules,
    BoardRules,
    GameRules,
    GateRules,
    LevelRules,
    PayRules,
    Step,
    StreakRules,
)
from civic.mapping.settling_commands import SETTLED_AFTER

TENTHS = 10
FIRST_LEVELS = 10
FORMULAS = {
    "point": "mapped x coverage x of_day x in_cell; coverage = 1 + min(1, days unseen / 30);"
    " in_cell = 1 / (1 + n / 2) for n earlier ones of the day in the cell;"
    " what comes in later than a day counts as of a day before, too, if that is less",
    "answer": "full x quality x of_day x pair; quality = min(1, max(0, informativeness / 0.6)),"
    " when it is given for what waits, when it is settled for what is paid",
    "first look": "first_in_cell x quality x quality",
    "informativeness": "sensitivity + specificity - 1",
    "agreement": "logit(precision) + sum of weight x LLR; yes: ln(sens / (1 - spec));"
    " no: ln((1 - sens) / spec)",
    "weight": "max(0.25, 0.75 ^ n) for n earlier answers of the pair in 30 days",
    "level": "25 x n x (n + 1) settled points",
    "quota": "min(30, 5 + confirmed / 2)",
    "team": "100 x (0.5 coverage of the own plot + 0.3 rechecks on time + 0.2 mean agreement)",
}


def game_rules() -> GameRules:
    """Return the rules in force."""
    return GameRules(
        version=score_policy.RULES_VERSION,
        pay=_pay(),
        agreement=_agreement(),
        gates=_gates(),
        levels=LevelRules(
            unit=score_policy.LEVEL_UNIT / TENTHS,
            first=[score_policy.needed_for(n) / TENTHS for n in range(1, FIRST_LEVELS + 1)],
        ),
        streak=StreakRules(
            freeze_every_weeks=score_policy.FREEZE_EVERY,
            most_freezes=score_policy.MOST_FREEZES,
            missed_week_keeps_share=0.5,
        ),
        boards=BoardRules(
            least_people=board_policy.LEAST_PEOPLE,
            top_n=board_policy.TOP_N,
            around_n=board_policy.AROUND_N,
        ),
        badges={badge.value: n for badge, n in NEEDED.items()},
        quota={"first": gate_policy.FIRST_QUOTA, "most": gate_policy.MOST_QUOTA},
        formulas=FORMULAS,
    )


def _pay() -> PayRules:
    return PayRules(
        mapped=score_policy.MAPPED / TENTHS,
        advance_share=score_policy.ADVANCE_SHARE,
        said_yes=score_policy.SAID_YES / TENTHS,
        said_no=score_policy.SAID_NO / TENTHS,
        first_in_cell=score_policy.FIRST_IN_CELL / TENTHS,
        first_in_cell_after_days=NEGLECTED_FOR_D,
        coverage_doubles_after_days=score_policy.NEGLECTED_AFTER_D,
        points_a_day=[Step(up_to=n, factor=factor) for n, factor in score_policy.POINTS_A_DAY],
        answers_a_day=[Step(up_to=n, factor=factor) for n, factor in score_policy.ANSWERS_A_DAY],
        pair=list(score_policy.PAIR_PAY),
        full_pay_from_informativeness=score_policy.FULL_PAY_FROM_J,
        settled_after_days=SETTLED_AFTER.days,
    )


def _agreement() -> AgreementRules:
    return AgreementRules(
        sensitivity=[NEW.sensitivity.held, NEW.sensitivity.failed],
        specificity=[NEW.specificity.held, NEW.specificity.failed],
        precision=[NEW.precision.held, NEW.precision.failed],
        precision_between=[agreement_policy.LEAST_PRECISION, agreement_policy.MOST_PRECISION],
        pair_decay=agreement_policy.PAIR_DECAY,
        least_weight=agreement_policy.LEAST_WEIGHT,
        thresholds={str(age.days): sure for age, sure in agreement_policy.THRESHOLDS},
        rejected_at=agreement_policy.REJECTED_AT,
        undecided_for_days=agreement_policy.UNDECIDED_FOR.days,
        worth_a_look=agreement_policy.WORTH_A_LOOK,
    )


def _gates() -> GateRules:
    return GateRules(
        on_site_m=gate_policy.ON_SITE_M,
        most_accuracy_m=gate_policy.MOST_ACCURACY_M,
        vague_from_m=gate_policy.VAGUE_FROM_M,
        jump_m=gate_policy.JUMP_M,
        jump_m_per_s=gate_policy.JUMP_M_PER_S,
        photo_within_m=gate_policy.PHOTO_WITHIN_M,
        photo_within_min=gate_policy.PHOTO_WITHIN.total_seconds() / 60,
        least_look_s=gate_policy.LEAST_LOOK_S,
        most_answers_a_minute=gate_policy.MOST_A_MINUTE,
    )
