"""The graph: written, stored, validated, reconciled, exported."""
