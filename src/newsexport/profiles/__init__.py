"""Profiles of partners: read from files, shipped for receivers, judged, and inferred from good deliveries."""
