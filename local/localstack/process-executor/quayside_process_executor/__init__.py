"""Runs LocalStack's Node functions as processes of this machine, without Docker."""
