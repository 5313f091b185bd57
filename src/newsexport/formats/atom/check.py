from newsexport.formats.atom.read import read as check
