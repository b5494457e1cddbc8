class Lookup:
    def run(self, params={}):
        return {}