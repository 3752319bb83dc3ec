"""The mean of two runs, weight by weight."""

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from qa.reader.train.average import WEIGHTS, average


def test_each_weight_is_the_mean_by_share_and_the_config_comes_along(tmp_path: Path):
    for name, value in (("one", 1.0), ("other", 3.0)):
        (tmp_path / name).mkdir()
        save_file({"w": torch.full((2, 2), value)}, tmp_path / name / WEIGHTS)
    (tmp_path / "other" / "config.json").write_text("{}")
    average(tmp_path / "one", tmp_path / "other", 0.75, tmp_path / "mean")
    assert load_file(tmp_path / "mean" / WEIGHTS)["w"].tolist() == [[2.5, 2.5], [2.5, 2.5]]
    assert (tmp_path / "mean" / "config.json").exists()
