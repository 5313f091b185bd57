"""What receivers of feeds publicly require: tables of dated rules, and the checks that they use."""
