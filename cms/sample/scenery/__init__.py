"""What the cover pictures are made of: a sheet to draw on, and the land, houses, people, animals and things of the villages.

Points are in units of a sheet 1280 wide and 800 high, from its top left. Colours are "#rrggbb". People have no faces:
they are nobody, so that everybody may see themselves in them.
"""
