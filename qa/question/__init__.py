"""What a question asks for, read from its surface: no model, no corpus."""

from qa.question.analysis import analyse
from qa.question.form import AnswerType, QuestionForm, TimeRestriction

__all__ = ["AnswerType", "QuestionForm", "TimeRestriction", "analyse"]
