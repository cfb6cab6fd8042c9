from pkg_resources import parse_requirements

LINES = ["# names", "", "six >= 1.0  # old", "app[x]==2; python_version > '3'", "long \\", ">= 3"]
print([str(requirement) for requirement in parse_requirements(LINES)])
print([str(requirement) for requirement in parse_requirements("a\nb<2\n")])
import pkg_resources

def told(text):
    try:
        requirement = pkg_resources.Requirement.parse(text)
    except pkg_resources.RequirementParseError:
        return None
    return requirement.project_name, requirement.key, requirement.specs, "1.5" in requirement

print(told("App_x>=1.0"), told("app"))
import pkg_resources

def is_requirement(thing):
    return isinstance(thing, pkg_resources.Requirement)

print(is_requirement("app"))
