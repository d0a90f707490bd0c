# SPDX-License-Identifier: EUPL-1.2
"""Names under which people play, such as Quiet Heron 27; pure but for the dice.

Birds of the shores that these cities share, and words that say nothing of anybody.
"""

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NATURES = _words(
    "Amber Autumn Bright Brisk Calm Cloudy Copper Coral Crisp Curious Dusky Early Evening Far "
    "Frosty Gentle Golden Green Grey Happy Hazel Hidden Humble Indigo Keen Light Lively Lucky "
    "Lunar Maple Mellow Merry Misty Morning Mossy Nimble Northern Open Patient Pearl Polar Quick "
    "Quiet Rainy Restful River Rosy Rustic Sandy Silver Snowy Spring Starry Steady Still Sunny "
    "Swift Tidal Upland Violet Warm Western Willow Windy Winter Woodland"
)
BIRDS = _words(
    "Auk Avocet Bittern Bluethroat Brambling Bunting Chaffinch Coot Crane Creeper Crossbill "
    "Curlew Dipper Dove Dunlin Dunnock Eider Falcon Fieldfare Finch Goldeneye Goosander Grebe "
    "Grouse Harrier Heron Jackdaw Jay Kestrel Kingfisher Kite Knot Lapwing Lark Linnet Loon Martin "
    "Merganser Merlin Nightjar Nuthatch Oriole Osprey Owl Oystercatcher Pintail Pipit Plover "
    "Ptarmigan Raven Redpoll Redstart Redwing Robin Ruff Sanderling Sandpiper Scaup Scoter Shrike "
    "Siskin Skylark Snipe Sparrow Starling Stint Swallow Swan Swift Teal Tern Thrush Treecreeper "
    "Turnstone Wagtail Warbler Waxwing Wheatear Whimbrel Wigeon Woodcock Wren Wryneck"
)
FIRST, LAST = 10, 99


def pseudonym(dice: Random) -> str:
    """Return one of some 480 000 names."""
    return f"{dice.choice(NATURES)} {dice.choice(BIRDS)} {dice.randint(FIRST, LAST)}"
