"""How fast the workbench is, as ratios to limits measured in the same run."""
