"""Whether the words of a drawing can all be read."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing


def assert_words_can_be_read(drawn: Drawing) -> None:
    """No words leave the drawing or stand on others."""
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, axes.texts[place].get_text()
        assert not any(box.overlaps(other) for other in boxes[place + 1 :]), axes.texts[place].get_text()


def said_in(drawn: Drawing) -> str:
    """All words of a drawing in their order, in one line."""
    return " ".join(text.get_text() for text in drawn.axes[0].texts)
