"""NewsML-G2, made from IPTC's XML Schemas of each release."""
