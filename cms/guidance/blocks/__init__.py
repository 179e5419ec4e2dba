from cms.guidance.blocks.cards import CARD_KINDS, card_blocks
from cms.guidance.blocks.streams import CampaignStream, FirstSteps, GuidanceStream, StoryStream, parts_of

__all__ = ["CARD_KINDS", "CampaignStream", "FirstSteps", "GuidanceStream", "StoryStream", "card_blocks", "parts_of"]
