class Util:
    pass
