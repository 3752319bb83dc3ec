"""What of the readings cannot be meant: another side, place, office or time than the question's."""
