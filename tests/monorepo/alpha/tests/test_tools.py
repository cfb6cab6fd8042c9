from unittest import mock

from alpha import tools


@mock.patch("alpha.tools.find_executable")
def test_where(found):
    assert tools.where("sh") is found.return_value
