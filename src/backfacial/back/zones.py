"""The zones of massage on the drawing of a back: their shapes as SVG paths, in the frame of `places.py`.

One side is given where a zone lies on both; the other one mirrors it. The client's left is on the left.
"""

from dataclasses import dataclass
from typing import Final

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A zone as it is drawn, and where its number stands. The right one may lie `lower` than the left one."""

    path: str
    number: Point
    both: bool = True
    lower: float = 0.0


ZONES: Final = {
    "neck-sides": Shape("M177 0C178 16 178 34 173 47C176 51 179 53 182 54C186 38 188 20 190 0Z", (242, 41)),
    "neck-back": Shape("M193 0C191 20 189 38 186 56C202 62 218 62 234 56C231 38 229 20 227 0Z", (210, 34), both=False),
    "shoulder-top": Shape(
        "M170 53C158 66 132 76 108 84C99 87 93 91 88 96C100 105 112 109 124 109"
        "C148 108 172 100 192 87C195 84 195 68 193 66C186 64 177 60 170 53Z",
        (150, 89),
    ),
    "shoulder-round": Shape(
        "M83 98C68 107 61 120 58 138C56 150 55 160 55 166C66 177 82 177 92 168"
        "C95 150 98 134 104 119C100 112 92 106 83 98Z",
        (76, 136),
    ),
    "between-blades": Shape(
        "M180 117L191 110C194 108 195 109 195 112L195 206C195 209 194 210 191 210L171 210C167 210 167 208 168 205"
        "C175 184 177 150 177 122C177 119 178 118 180 117Z",
        (235, 160),
    ),
    "blade": Shape(
        "M168 122C173 142 170 180 160 208C158 215 150 216 145 209C141 205 138 201 135 197C123 178 112 160 108 142"
        "C106 133 109 127 115 124C132 116 152 116 168 122Z",
        (277, 166),
    ),
    "armpit": Shape("M101 178C110 184 114 198 110 210C106 220 96 224 91 216C87 205 90 186 101 178Z", (101, 201)),
    "midline": Shape("M203 72C203 64 217 64 217 72L217 426C217 432 203 432 203 426Z", (210, 236), both=False),
    "beside-spine": Shape(
        "M171 217L191 217C194 217 195 218 195 221L195 419C195 423 193 424 190 422C185 419 181 417 178 413"
        "C174 350 167 284 167 222C167 219 168 217 171 217Z",
        (184, 300),
    ),
    "side": Shape(
        "M104 228C112 230 121 228 127 226C131 225 132 226 133 229C137 252 140 270 142 284C142 288 142 290 138 292"
        "C130 297 122 299 115 299C111 299 110 297 110 294C107 270 104 250 101 232C101 229 102 228 104 228Z",
        (121, 256),
    ),
    "ribs": Shape(
        "M142 223C148 222 152 221 157 220C160 219 161 220 161 223C161 248 163 268 163 286C163 289 162 290 159 290"
        "L153 290C150 290 149 289 148 286C145 264 142 246 139 228C138 225 139 224 142 223Z",
        (269, 240),
    ),
    "kidneys": Shape(
        "M163 301C148 292 134 304 134 322C134 342 146 355 160 350C168 346 163 336 161 326C160 314 170 307 163 301Z",
        (272, 333),
        lower=7,
    ),
    "low-back": Shape(
        "M122 362L163 362C166 362 167 363 168 366L171 396C171 400 170 401 166 400C150 397 134 398 118 401"
        "C114 402 113 400 114 397C116 388 118 378 118 367C118 364 119 362 122 362Z",
        (142, 381),
    ),
    "pelvis-rim": Shape(
        "M114 410C138 403 160 406 178 417L191 425C195 428 194 431 191 432C188 434 186 433 183 432"
        "C160 421 136 418 112 423C108 424 106 422 107 418C108 413 110 411 114 410Z",
        (272, 415),
    ),
}
"""By the name that a record gives."""

SPINE: Final = tuple(
    f"M206 {y}C206 {y - 4} 214 {y - 4} 214 {y}C214 {y + 5} 206 {y + 5} 206 {y}Z" for y in range(76, 428, 16)
)
"""The bumps of the spine, in its zone."""

EDGES: Final = ("M171 140C152 135 130 131 109 126", "M168 122C173 142 170 180 160 208C158 215 150 216 145 209")
"""What of a shoulder blade has no pressure: its ridge, and its inner edge with the lower tip."""

RIBS: Final = tuple(f"M162 {y}C150 {y + 1} 126 {y + 7} 106 {y + 22}" for y in (226, 242, 258, 274))
"""Ribs below the shoulder blade; a rib runs out and down."""

STROKES: Final = {
    "up": "M184 408C181 330 180 230 186 116",
    "out": "M188 96C160 104 128 104 88 108C76 112 69 128 66 156",
    "down": "M114 236C118 262 122 282 120 306C120 330 124 362 126 396",
    "along": "M160 264C150 266 140 268 128 274",
}
"""Where a long stroke leads, by the word that a record has for it."""
