"""What feeds must and should be like beside a schema: elements, values and extensions of RSS and Atom."""
