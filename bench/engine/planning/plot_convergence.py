#!/usr/bin/python3
"""Draws the gap to the best known solution over time from the CSV of `bench_sets --convergence`.

plot_convergence.py RUNS.csv PICTURE.png
"""

import collections
import csv
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def read_runs(path):
    """{instance: {seed: ([seconds], [gap in percent])}}"""
    runs = collections.defaultdict(lambda: collections.defaultdict(lambda: ([], [])))
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            seconds, gaps = runs[row["instance"]][int(row["seed"])]
            seconds.append(float(row["seconds"]))
            gaps.append(float(row["gap_percent"]))
    return runs


def on_grid(seconds, gaps, grid):
    """The best gap known at each moment of the grid; NaN before the first."""
    last = np.searchsorted(seconds, grid, side="right") - 1
    best = np.minimum.accumulate(gaps)
    return np.where(last >= 0, best[np.maximum(last, 0)], np.nan)


def draw(axes, instance, runs):
    grid = np.linspace(0, max(seconds[-1] for seconds, _ in runs.values()), 400)
    curves = np.array([on_grid(seconds, gaps, grid) for seconds, gaps in runs.values()])
    axes.plot(grid, curves.T, color="0.7", linewidth=0.8)
    known = ~np.isnan(curves).all(axis=0)
    axes.plot(grid[known], np.nanmedian(curves[:, known], axis=0), color="C0", linewidth=2)
    axes.set_title(f"{instance}, {len(curves)} seeds")
    axes.set_xlabel("seconds")
    axes.grid(alpha=0.3)
    axes.set_ylim(bottom=min(0, np.nanmin(curves)))


def main(path, picture):
    runs = read_runs(path)
    if not runs:
        sys.exit(f"{path}: no runs")
    figure, row = plt.subplots(1, len(runs), figsize=(5 * len(runs), 4), squeeze=False)
    for axes, instance in zip(row[0], sorted(runs)):
        draw(axes, instance, runs[instance])
    row[0][0].set_ylabel("gap to the best known solution in % (bold: median)")
    figure.tight_layout()
    figure.savefig(picture, dpi=120)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
