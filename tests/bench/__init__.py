"""What Safelane costs: its readers' phones, its server, its editors. Run by `make bench`; see __main__."""
