#!/usr/bin/env python3
"""Draws the gap to the best known solution over time from the CSV of `bench_sets --convergence`.

plot_convergence.py RUNS.csv PICTURE.png
"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd


def on_grid(run, grid):
    """The best gap known at each moment of the grid; NaN before the first."""
    last = np.searchsorted(run["seconds"].to_numpy(), grid, side="right") - 1
    best = np.minimum.accumulate(run["gap_percent"].to_numpy())
    return np.where(last >= 0, best[np.maximum(last, 0)], np.nan)


def draw(axes, instance, runs):
    grid = np.linspace(0, runs["seconds"].max(), 400)
    curves = []
    for _, run in runs.groupby("seed"):
        run = run.sort_values("seconds")
        curves.append(on_grid(run, grid))
        axes.plot(grid, curves[-1], color="0.7", linewidth=0.8)
    known = ~np.isnan(curves).all(axis=0)
    axes.plot(grid[known], np.nanmedian(np.array(curves)[:, known], axis=0), color="C0", linewidth=2)
    axes.set_title(f"{instance}, {len(curves)} seeds")
    axes.set_xlabel("seconds")
    axes.grid(alpha=0.3)
    axes.set_ylim(bottom=min(0, np.nanmin(curves)))


def main(csv, picture):
    runs = pd.read_csv(csv)
    instances = sorted(runs["instance"].unique())
    figure, row = plt.subplots(1, len(instances), figsize=(5 * len(instances), 4), squeeze=False)
    for axes, instance in zip(row[0], instances):
        draw(axes, instance, runs[runs["instance"] == instance])
    row[0][0].set_ylabel("gap to the best known solution in % (bold: median)")
    figure.tight_layout()
    figure.savefig(picture, dpi=120)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
