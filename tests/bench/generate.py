"""Makes journeys of any size for measuring: messages, waits and branches in turn, with English and Chinese texts."""

TEXT = {
    "en": "Hello {{name | fallback: 'there'}}, the picks in your cart are waiting; they are kept for you until tomorrow night. "
    "Come by whenever you like, the code SPRING holds for everything in this list. Reply R to opt out",
    "zh": "{{name | fallback: '您好'}}，您选好的衣服还在购物车里，我们为您保留到明晚，打开 App 即可继续下单。"
    "本周全场满 300 元减 50 元，优惠码 SPRING，如有疑问请联系在线客服。拒收请回复R",
}


def workspace(numbers: range = range(1)) -> dict:
    """What the journeys of these numbers refer to, each with the event that starts it, and a gate with one cap and quiet hours."""
    return {
        "format": "wayproof/workspace@1",
        "id": "bench",
        "title": "Bench",
        "language": "en",
        "languages": ["en", "zh"],
        "time_zone": "Asia/Shanghai",
        "regions": ["CN"],
        "journeys": ["*.journey.json"],
        "attributes": {"name": {"type": "text", "longest": 12, "missing": 0.1, "changes": "external"}},
        "events": {f"cart.updated.{number}": {"late": {"at_most": "PT1M"}} for number in numbers} | {"order.paid": {"late": {"at_most": "PT10M"}, "means": "purchase"}},
        "topics": {"carts": {"title": "Carts", "channels": ["sms"], "consent": "express"}},
        "channels": {"sms": {"kind": "sms", "cost": 5, "opt_out_words": ["R"]}},
        "gate": {
            "checks": {check: {"mode": "enforce"} for check in ("consent", "hours", "caps")},
            "caps": [{"id": "daily", "of": {"purpose": "marketing"}, "max": 2, "window": {"sliding": "PT24H"}, "on_full": "advance"}],
            "quiet": [{"channels": ["sms"], "from": "21:00:00", "to": "08:00:00", "then": "hold"}],
        },
    }


def journey(steps: int, number: int = 0) -> dict:
    """A journey of `steps` steps in one line, with a branch in every group of four that skips the next message. Journeys with another
    number say other things, so that rules about journeys together find nothing."""
    text = {language: words.replace("SPRING", f"SPRING{number}") for language, words in TEXT.items()}
    made: dict[str, dict] = {}
    for n in range(steps - 1):
        after = f"s{n + 1}" if n + 1 < steps - 1 else "end"
        skip = f"s{n + 2}" if n + 2 < steps - 1 else "end"
        if n % 4 == 0:
            made[f"s{n}"] = {"type": "wait", "for": "P1D", "next": after}
        elif n % 4 == 2 and skip != after:  # a branch whose ways are one would be a problem in every file
            made[f"s{n}"] = {
                "type": "branch",
                "cases": [{"name": {"en": "has paid", "zh": "已支付"}, "if": {"event": "order.paid", "since": "entry"}, "next": skip}],
                "else": after,
            }
        else:
            made[f"s{n}"] = {
                "type": "message",
                "title": {"en": f"Reminder {n}", "zh": f"提醒 {n}"},
                "channel": "sms",
                "purpose": "marketing",
                "topic": "carts",
                "content": {"text": text},
                "next": after,
            }
    made["end"] = {"type": "end"}
    return {
        "format": "wayproof/journey@1",
        "id": f"bench-{number}",
        "title": {"en": "Bench", "zh": "测速"},
        "status": "live",
        "owner": "crm",
        "review_by": "2027-03-31",
        "lifetime": "P5Y",
        "goal": {"event": "order.paid", "within": "P30D", "target": 0.1, "by": "2027-03-31", "level": "outcome",
                 "guards": [{"rate": "opt_out", "at_most": 0.005}]},
        "entry": {"on": {"event": f"cart.updated.{number}"}, "again": {"after": "P30D", "since": "entry"}},
        "exits": [{"on": {"event": "order.paid"}}, {"on": {"opt_out": "carts"}}],
        "first": "s0",
        "steps": made,
    }
