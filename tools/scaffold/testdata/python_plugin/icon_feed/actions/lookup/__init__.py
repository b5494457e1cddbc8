from .action import Lookup
