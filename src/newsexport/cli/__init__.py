"""The command line: a file for each command of `commands.COMMANDS`. Nothing else in newsexport prints.

What commands share:

- from arguments to options: `arguments`, `config` (newsexport.toml), `environment`, `run_options`, `inputs`
- converting one input: `conversion_job`; mending: `fix`; sorting items by what was found: `split`
- telling: `report_outputs` (to streams and files), `printing`, `progress`, `inspect_tables`, `exit_codes`, `installation`
- made from the commands: `reference` (docs/cli.md), `completion`
"""
