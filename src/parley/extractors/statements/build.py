def build_statements():
    pass
