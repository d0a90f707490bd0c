# SPDX-License-Identifier: EUPL-1.2
"""What can be reported and who answers: groups, categories, questions, departments, responsibilities."""
