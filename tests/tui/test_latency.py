"""The figures of the latency command; the times themselves are measured, not tested."""

from tui.chat.latency import figures


def test_figures_are_of_the_whole_sample_and_of_its_tail():
    found = figures([*range(1, 100), 1000])
    assert found == {"n": 100, "p50": 50.5, "p99": 1000, "max": 1000}
    assert figures([3.0]) == {"n": 1, "p50": 3.0, "p99": 3.0, "max": 3.0}
