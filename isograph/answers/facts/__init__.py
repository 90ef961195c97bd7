"""What every answer reads: documents by name, activities, what is remarked and recorded, English lists."""
