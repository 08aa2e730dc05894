"""The form in which a visitor votes."""

from django import forms

from .models import Choice


class VoteForm(forms.Form):
    """Offers the choices of one question."""

    choice = forms.ModelChoiceField(
        queryset=Choice.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "You didn't select a choice."},
    )

    def __init__(self, question, data=None):
        super().__init__(data)
        self.fields["choice"].queryset = question.choices.all()
