<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>AddModel</name>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Bildnetz</translation>
    </message>
    <message>
        <source>Photos and words</source>
        <translation>Fotos und Worte</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>Let torchvision fetch them</source>
        <translation>Von torchvision holen lassen</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Image encoder</source>
        <translation>Bild-Encoder</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Text-Encoder</translation>
    </message>
    <message>
        <source>.onnx, if there is one</source>
        <translation>.onnx, falls vorhanden</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>Pixels as for</source>
        <translation>Pixel wie bei</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Kantenlänge</translation>
    </message>
    <message>
        <source>pixels, where the file is silent</source>
        <translation>Pixel, wo die Datei nichts sagt</translation>
    </message>
    <message>
        <source>Text length</source>
        <translation>Textlänge</translation>
    </message>
    <message>
        <source>tokens, such as 77</source>
        <translation>Token, etwa 77</translation>
    </message>
    <message>
        <source>with card.json or open_clip_config.json</source>
        <translation>mit card.json oder open_clip_config.json</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie sie ist</translation>
    </message>
    <message>
        <source>Smaller: 95 % of the variance</source>
        <translation>Kleiner: 95 % der Varianz</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>by default after its source</source>
        <translation>sonst nach der Quelle</translation>
    </message>
    <message>
        <source>A network of torchvision, without its last layer.</source>
        <translation>Ein Netz von torchvision ohne seine letzte Schicht.</translation>
    </message>
    <message>
        <source>An image and a text encoder of open_clip, trained together: search then understands words. Give the folder its weights came in as Folder instead, where you have it.</source>
        <translation>Ein Bild- und ein Text-Encoder von open_clip, gemeinsam trainiert: Die Suche versteht dann Worte. Liegt der Ordner mit den Gewichten vor, besser als Ordner angeben.</translation>
    </message>
    <message>
        <source>An image encoder that was exported to ONNX, and its text encoder.</source>
        <translation>Ein nach ONNX exportierter Bild-Encoder und sein Text-Encoder.</translation>
    </message>
    <message>
        <source>A folder as Stylist or open_clip makes them.</source>
        <translation>Ein Ordner, wie ihn Stylist oder open_clip anlegt.</translation>
    </message>
</context>
<context>
    <name>Aftermath</name>
    <message>
        <source>There is nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>up</source>
        <translation>höher</translation>
    </message>
    <message>
        <source>down</source>
        <translation>tiefer</translation>
    </message>
    <message>
        <source>Like these: {} {}, {}</source>
        <translation>Ähnliche: {} {}, {}</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Search with a photo</source>
        <translation>Mit einem Foto suchen</translation>
    </message>
    <message>
        <source>Add photos to the search</source>
        <translation>Fotos zur Suche hinzufügen</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Search with this photo</source>
        <translation>Mit diesem Foto suchen</translation>
    </message>
    <message>
        <source>Add it to the library</source>
        <translation>Zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Add to this search</source>
        <translation>Zu dieser Suche hinzufügen</translation>
    </message>
    <message>
        <source>Search with all of them</source>
        <translation>Mit allen suchen</translation>
    </message>
    <message>
        <source>Import into the library</source>
        <translation>In die Bibliothek importieren</translation>
    </message>
    <message>
        <source>Import this feed</source>
        <translation>Diesen Feed importieren</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>Show us something you like.</source>
        <translation>Zeig uns, was dir gefällt.</translation>
    </message>
    <message>
        <source>Hold it up to the camera, or describe it. Nothing is kept.</source>
        <translation>Halt es vor die Kamera oder beschreib es. Nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>Touch to begin</source>
        <translation>Zum Starten berühren</translation>
    </message>
</context>
<context>
    <name>BatchSheet</name>
    <message>
        <source>Edit {}</source>
        <translation>{} bearbeiten</translation>
    </message>
    <message>
        <source>What you leave alone stays as it is. Ctrl+Z takes all of it back at once.</source>
        <translation>Was du nicht anfasst, bleibt, wie es ist. Strg+Z nimmt alles auf einmal zurück.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Tag, then Enter</source>
        <translation>Schlagwort, dann Eingabetaste</translation>
    </message>
    <message>
        <source>A new tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>{}: {} is no figure from 0 up</source>
        <translation>{}: {} ist keine Zahl ab 0</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>Goes on once an item is rated</source>
        <translation>Nach jeder Bewertung geht es weiter</translation>
    </message>
    <message>
        <source>Stays once it is rated</source>
        <translation>Bleibt nach der Bewertung stehen</translation>
    </message>
    <message>
        <source>Select the items to edit first</source>
        <translation>Wähle zuerst aus, was du bearbeiten willst</translation>
    </message>
    <message>
        <source>Select two to six items to compare</source>
        <translation>Wähle zwei bis sechs Artikel zum Vergleichen</translation>
    </message>
    <message>
        <source>The first six of them are compared</source>
        <translation>Die ersten sechs werden verglichen</translation>
    </message>
    <message>
        <source>Put in {}</source>
        <translation>In {} legen</translation>
    </message>
    <message>
        <source>New album …</source>
        <translation>Neues Album …</translation>
    </message>
    <message>
        <source>Take out of {}</source>
        <translation>Aus {} nehmen</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Dubletten werden gesucht</translation>
    </message>
    <message>
        <source>Forget all that was asked for?</source>
        <translation>Alles Gesuchte vergessen?</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Export what is missing</source>
        <translation>Fehlendes exportieren</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
</context>
<context>
    <name>BookPage</name>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>All looks</source>
        <translation>Alle Looks</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Drag the looks into their order.</source>
        <translation>Looks in ihre Reihenfolge ziehen.</translation>
    </message>
    <message>
        <source>Add a look</source>
        <translation>Look hinzufügen</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Your name, shop, telephone …</source>
        <translation>Name, Geschäft, Telefon …</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Remove lookbook</source>
        <translation>Lookbook entfernen</translation>
    </message>
    <message>
        <source>Page {} of {}</source>
        <translation>Seite {} von {}</translation>
    </message>
    <message>
        <source>No look in it yet</source>
        <translation>Noch kein Look darin</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>How many were found</source>
        <translation>Anzahl der Treffer</translation>
    </message>
    <message>
        <source>Customer …</source>
        <translation>Kunde …</translation>
    </message>
    <message>
        <source>Show all items again</source>
        <translation>Wieder alle Artikel zeigen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Beste Treffer</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Price, low first</source>
        <translation>Preis aufsteigend</translation>
    </message>
    <message>
        <source>Price, high first</source>
        <translation>Preis absteigend</translation>
    </message>
    <message>
        <source>Most stars first</source>
        <translation>Meiste Sterne zuerst</translation>
    </message>
    <message>
        <source>Warmest first</source>
        <translation>Wärmste zuerst</translation>
    </message>
    <message>
        <source>not known here: what many buy</source>
        <translation>hier unbekannt: was viele kaufen</translation>
    </message>
    <message>
        <source>{}  ×</source>
        <translation>{}  ×</translation>
    </message>
    <message>
        <source>Most alike first</source>
        <translation>Ähnlichste zuerst</translation>
    </message>
    <message>
        <source>Most sold first</source>
        <translation>Meistverkaufte zuerst</translation>
    </message>
    <message>
        <source>As arranged</source>
        <translation>Eigene Reihenfolge</translation>
    </message>
    <message>
        <source>Sort: {}</source>
        <translation>Sortierung: {}</translation>
    </message>
    <message>
        <source>Search by words, or drop a photo …</source>
        <translation>Mit Worten suchen oder ein Foto ablegen …</translation>
    </message>
    <message>
        <source>Narrow with words, or drop another photo …</source>
        <translation>Mit Worten eingrenzen oder ein weiteres Foto ablegen …</translation>
    </message>
    <message>
        <source>Narrow with words …</source>
        <translation>Mit Worten eingrenzen …</translation>
    </message>
    <message>
        <source>Customer {}  ×</source>
        <translation>Kunde {}  ×</translation>
    </message>
    <message>
        <source>Go by hearts and crosses again</source>
        <translation>Wieder nach Herzen und Kreuzen</translation>
    </message>
    <message>
        <source>Go by what a customer bought</source>
        <translation>Nach Käufen eines Kunden</translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>Arrows go on and back, Esc leaves.</source>
        <translation>Pfeiltasten gehen vor und zurück, Esc verlässt die Führung.</translation>
    </message>
    <message>
        <source>Open the sample boutique</source>
        <translation>Beispielboutique öffnen</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>CameraButton</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Choose a camera</source>
        <translation>Kamera wählen</translation>
    </message>
    <message>
        <source>No camera is connected</source>
        <translation>Keine Kamera angeschlossen</translation>
    </message>
    <message>
        <source>A video file …</source>
        <translation>Videodatei …</translation>
    </message>
    <message>
        <source>A stream …</source>
        <translation>Stream …</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>As the camera likes</source>
        <translation>Wie von der Kamera vorgegeben</translation>
    </message>
    <message>
        <source>Much darker</source>
        <translation>Viel dunkler</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Dunkler</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Heller</translation>
    </message>
    <message>
        <source>Much brighter</source>
        <translation>Viel heller</translation>
    </message>
    <message>
        <source>A video file</source>
        <translation>Videodatei</translation>
    </message>
    <message>
        <source>A stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Its address, such as rtsp://…</source>
        <translation>Seine Adresse, etwa rtsp://…</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>What is seen</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <source>Count down before the picture is taken</source>
        <translation>Vor der Aufnahme herunterzählen</translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Take a picture and search with it</source>
        <translation>Foto aufnehmen und damit suchen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Show it as a mirror</source>
        <translation>Spiegelverkehrt zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Hold a garment up, or a tag with its code.</source>
        <translation>Ein Kleidungsstück oder ein Etikett mit Code vor die Kamera halten.</translation>
    </message>
    <message>
        <source>Starting the camera …</source>
        <translation>Kamera startet …</translation>
    </message>
    <message>
        <source>The camera stopped sending pictures</source>
        <translation>Die Kamera sendet keine Bilder mehr</translation>
    </message>
    <message>
        <source>The camera is gone</source>
        <translation>Die Kamera ist weg</translation>
    </message>
    <message>
        <source>No camera to show</source>
        <translation>Keine Kamera verfügbar</translation>
    </message>
    <message>
        <source>{}.
Connect one or close the program that uses it: it is shown as soon as it answers. A photo does as well: open one, paste one, or drop one here.</source>
        <translation>{}.
Eine Kamera anschließen oder das Programm schließen, das sie benutzt: Sobald sie antwortet, erscheint ihr Bild. Ein Foto geht auch: öffnen, einfügen oder hier ablegen.</translation>
    </message>
    <message>
        <source>Nothing here has the code {}.</source>
        <translation>Kein Artikel hat den Code {}.</translation>
    </message>
    <message>
        <source>nothing close yet</source>
        <translation>noch nichts Ähnliches</translation>
    </message>
    <message>
        <source>nearest: {}</source>
        <translation>am nächsten: {}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Hold it up. We’ll find it.</source>
        <translation>Halt es hoch. Wir finden es.</translation>
    </message>
    <message>
        <source>Nothing you show here is kept.</source>
        <translation>Was du hier zeigst, wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Search with this</source>
        <translation>Damit suchen</translation>
    </message>
    <message>
        <source>The camera is resting</source>
        <translation>Die Kamera macht Pause</translation>
    </message>
    <message>
        <source>It comes back by itself as soon as it answers. Meanwhile, a few words find things as well.</source>
        <translation>Sie meldet sich von selbst zurück. Bis dahin findest du auch mit ein paar Worten etwas.</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
</context>
<context>
    <name>CardGrid</name>
    <message>
        <source>Items</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Like (F)</source>
        <translation>Gefällt (F)</translation>
    </message>
    <message>
        <source>Not me (D)</source>
        <translation>Nicht meins (D)</translation>
    </message>
</context>
<context>
    <name>CategoryList</name>
    <message>
        <source>Stylist does not know these words of the shop’s. Say what they are, or leave it to the photos: what they cannot tell for sure waits under Review.</source>
        <translation>Diese Wörter des Geschäfts kennt Stylist nicht. Hier zuordnen oder den Fotos überlassen: Was sie nicht sicher zeigen, wartet unter Prüfen.</translation>
    </message>
    <message>
        <source>What {} is</source>
        <translation>Was {} ist</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Row {}</source>
        <translation>Zeile {}</translation>
    </message>
    <message>
        <source>… and {} more</source>
        <translation>… und {} weitere</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{}: change, or clear with ×</source>
        <translation>{}: ändern oder mit × leeren</translation>
    </message>
    <message>
        <source>Filter by {}</source>
        <translation>Filtern: {}</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Leave as it is</source>
        <translation>Lassen, wie es ist</translation>
    </message>
    <message>
        <source>Leave to Stylist and feeds</source>
        <translation>Stylist und Feeds überlassen</translation>
    </message>
    <message>
        <source>Left to Stylist</source>
        <translation>Stylist überlassen</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>A code that holds what you chose</source>
        <translation>Ein Code mit deiner Auswahl</translation>
    </message>
</context>
<context>
    <name>CollectionButton</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Kept search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
    <message>
        <source>F2 renames, Del removes</source>
        <translation>F2 benennt um, Entf entfernt</translation>
    </message>
    <message>
        <source>Put in what is selected</source>
        <translation>Auswahl hineinlegen</translation>
    </message>
    <message>
        <source>Ask what is asked now</source>
        <translation>Jetzige Suche übernehmen</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ColumnSheet</name>
    <message>
        <source>Import purchases</source>
        <translation>Käufe importieren</translation>
    </message>
    <message>
        <source>What do the columns say?</source>
        <translation>Was steht in den Spalten?</translation>
    </message>
    <message>
        <source>Stylist does not know the columns of {}. Say over each what it is: who bought, which article, and when; price, number and order where they are told.</source>
        <translation>Stylist kennt die Spalten von {} nicht. Über jeder angeben, was sie enthält: wer gekauft hat, welchen Artikel und wann; dazu Preis, Menge und Auftrag, falls vorhanden.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Article (SKU)</source>
        <translation>Artikel (SKU)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Still to say: {}</source>
        <translation>Noch anzugeben: {}</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Arrows choose · Alt+arrows swap · Shift+arrows move the photos · + − = zoom · 1–5 stars · K pick · X reject · F like · D not me · Backspace takes out · Esc</source>
        <translation>Pfeile wählen · Alt+Pfeile tauschen · Umschalt+Pfeile verschieben die Fotos · + − = Zoom · 1–5 Sterne · K markieren · X ablehnen · F gefällt · D nicht meins · Rücktaste nimmt heraus · Esc</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Gefällt</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>Nicht meins</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Swap with the next</source>
        <translation>Mit dem nächsten tauschen</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Comparing {} items</source>
        <translation>Vergleich von {} Artikeln</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>liked</source>
        <translation>gefällt</translation>
    </message>
    <message>
        <source>not me</source>
        <translation>nicht meins</translation>
    </message>
</context>
<context>
    <name>CorrectionPopover</name>
    <message>
        <source>Take my word back</source>
        <translation>Meine Angabe zurücknehmen</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Still there?</source>
        <translation>Noch da?</translation>
    </message>
    <message>
        <source>This screen forgets you when the ring has run out.</source>
        <translation>Ist der Ring abgelaufen, vergisst dich dieser Bildschirm.</translation>
    </message>
    <message>
        <source>Touch to stay</source>
        <translation>Ich bin noch da</translation>
    </message>
    <message>
        <source>Forget me now</source>
        <translation>Jetzt vergessen</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The frame is from {} to {} % across and from {} to {} % down</source>
        <translation>Der Rahmen reicht waagerecht von {} bis {} % und senkrecht von {} bis {} %</translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message>
        <source>Leave this day out</source>
        <translation>Diesen Tag weglassen</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Desk</source>
        <translation>Arbeitstisch</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Make the window wider to see the outline</source>
        <translation>Fenster verbreitern, um den Umriss zu sehen</translation>
    </message>
    <message>
        <source>Place {}, because you like {}.</source>
        <translation>Platz {}, weil {} gefällt.</translation>
    </message>
    <message>
        <source>Place {}, because you do not like {}.</source>
        <translation>Platz {}, weil {} nicht gefällt.</translation>
    </message>
    <message>
        <source>beyond 500</source>
        <translation>über 500</translation>
    </message>
    <message>
        <source>Without that: {}; without your taste: {}.</source>
        <translation>Ohne das: {}; ohne gelernten Geschmack: {}.</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Shown with</source>
        <translation>Gezeigt mit</translation>
    </message>
    <message>
        <source>{} like it, {} do not</source>
        <translation>{} gefällt es, {} nicht</translation>
    </message>
    <message>
        <source>Shoppers</source>
        <translation>Kundschaft</translation>
    </message>
</context>
<context>
    <name>Drive</name>
    <message>
        <source>The drive with this library does not answer; what you do waits for it</source>
        <translation>Das Laufwerk dieser Bibliothek antwortet nicht; was du tust, wartet darauf</translation>
    </message>
    <message>
        <source>The drive answers again</source>
        <translation>Das Laufwerk antwortet wieder</translation>
    </message>
</context>
<context>
    <name>FactButton</name>
    <message>
        <source>{}: {}, correct it</source>
        <translation>{}: {}, berichtigen</translation>
    </message>
    <message>
        <source>Stylist is not sure. Say what it is, or review many at once (Ctrl+4)</source>
        <translation>Stylist ist nicht sicher. Hier angeben oder viele auf einmal prüfen (Strg+4)</translation>
    </message>
    <message>
        <source>Not right? Say what it is</source>
        <translation>Stimmt nicht? Berichtigen</translation>
    </message>
</context>
<context>
    <name>FeedSheet</name>
    <message>
        <source>Import feed</source>
        <translation>Feed importieren</translation>
    </message>
    <message>
        <source>What your shop’s own system exports, as it is: today’s and tomorrow’s again. Nothing is doubled; what is gone is put away and comes back with everything said about it.</source>
        <translation>Was die Warenwirtschaft exportiert, unverändert: heute und morgen wieder. Nichts wird doppelt; was fehlt, wird weggelegt und kommt mit allem zurück, was dazu gesagt wurde.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX, JSON lines, Parquet, XML, or a bundle</source>
        <translation>CSV, TSV, XLSX, JSON-Zeilen, Parquet, XML oder ein Bündel</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>folder or ZIP; by default beside the file</source>
        <translation>Ordner oder ZIP; sonst neben der Datei</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>ZIP …</source>
        <translation>ZIP …</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Currency of prices that name none</source>
        <translation>Währung von Preisen ohne Angabe</translation>
    </message>
    <message>
        <source>Of prices that name none, such as EUR</source>
        <translation>Für Preise ohne Angabe, etwa EUR</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Put them away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Fetch photos from the web</source>
        <translation>Fotos aus dem Web holen</translation>
    </message>
    <message>
        <source>Asks the addresses in the feed, never one inside your own network.</source>
        <translation>Fragt die Adressen im Feed ab, nie eine im eigenen Netz.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Reading … {}</source>
        <translation>Wird gelesen … {}</translation>
    </message>
    <message>
        <source>A bundle from another library</source>
        <translation>Ein Bündel aus einer anderen Bibliothek</translation>
    </message>
    <message>
        <source>Columns as you chose them last time</source>
        <translation>Spalten wie beim letzten Mal gewählt</translation>
    </message>
    <message>
        <source>Columns are guessed: see the first rows</source>
        <translation>Spalten sind vermutet: siehe erste Zeilen</translation>
    </message>
    <message>
        <source>Recognised by its columns</source>
        <translation>An den Spalten erkannt</translation>
    </message>
    <message>
        <source>Recognised by itself</source>
        <translation>Von selbst erkannt</translation>
    </message>
    <message>
        <source>New {}</source>
        <translation>Neu {}</translation>
    </message>
    <message>
        <source>Changed {}</source>
        <translation>Geändert {}</translation>
    </message>
    <message>
        <source>Gone {}</source>
        <translation>Weg {}</translation>
    </message>
    <message>
        <source>Back {}</source>
        <translation>Wieder da {}</translation>
    </message>
    <message>
        <source>Refused {}</source>
        <translation>Abgelehnt {}</translation>
    </message>
    <message>
        <source>Categories {}</source>
        <translation>Kategorien {}</translation>
    </message>
    <message>
        <source>Kept: {}</source>
        <translation>Behalten: {}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln Produkt</numerusform>
            <numerusform>%Ln Produkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln variant(s)</source>
        <translation>
            <numerusform>%Ln Variante</numerusform>
            <numerusform>%Ln Varianten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{} as they were</source>
        <translation>{} unverändert</translation>
    </message>
    <message>
        <source>Choose a file here, or drop one on Stylist’s window.</source>
        <translation>Hier eine Datei wählen oder auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>A bundle has no rows to show.</source>
        <translation>Ein Bündel hat keine Zeilen zum Anzeigen.</translation>
    </message>
    <message>
        <source>Nothing would change: everything is here as the file has it.</source>
        <translation>Nichts würde sich ändern: Alles ist schon so da, wie es in der Datei steht.</translation>
    </message>
</context>
<context>
    <name>FeedsPage</name>
    <message>
        <source>Import a feed</source>
        <translation>Feed importieren</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message>
        <source>Sticks and drives</source>
        <translation>Sticks und Laufwerke</translation>
    </message>
    <message>
        <source>Where does it lie?</source>
        <translation>Wo liegt er?</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Reading {} …</source>
        <translation>{} wird gelesen …</translation>
    </message>
    <message>
        <source>{}: {} new, {} changed.</source>
        <translation>{}: {} neu, {} geändert.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Occasion</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Auf Lager</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>stehend</translation>
    </message>
    <message>
        <source>walking fast</source>
        <translation>zügig gehend</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>bis {}</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>ab {}</translation>
    </message>
</context>
<context>
    <name>ForChips</name>
    <message>
        <source>Occasion</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>Regen</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
</context>
<context>
    <name>GapRow</name>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Wunsch</translation>
    </message>
    <message>
        <source>Ask again: {}</source>
        <translation>Noch einmal suchen: {}</translation>
    </message>
    <message>
        <source>{} here now</source>
        <translation>jetzt {} da</translation>
    </message>
    <message>
        <source>Forget: {}</source>
        <translation>Vergessen: {}</translation>
    </message>
</context>
<context>
    <name>GapsPart</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forget all that was asked for</source>
        <translation>Alles Gesuchte vergessen</translation>
    </message>
    <message>
        <source>Note searches</source>
        <translation>Suchen notieren</translation>
    </message>
    <message>
        <source>Words and filters only, in this library, never a photo</source>
        <translation>Nur Worte und Filter, in dieser Bibliothek, nie ein Foto</translation>
    </message>
    <message>
        <source>Note a client’s wish: camel coat under 300 …</source>
        <translation>Wunsch notieren: camel coat under 300 …</translation>
    </message>
    <message>
        <source>A client’s wish</source>
        <translation>Kundenwunsch</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Note this wish</source>
        <translation>Diesen Wunsch notieren</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Was gesucht wurde</translation>
    </message>
    <message>
        <source>Nothing was asked for in vain</source>
        <translation>Nichts wurde vergeblich gesucht</translation>
    </message>
    <message>
        <source>When a search finds nothing, or nothing close, its words are noted here, in this library alone. So you see what to buy in.</source>
        <translation>Findet eine Suche nichts oder nichts Ähnliches, stehen ihre Worte hier, nur in dieser Bibliothek. So siehst du, was einzukaufen ist.</translation>
    </message>
    <message>
        <source>Searches are noted</source>
        <translation>Suchen werden notiert</translation>
    </message>
    <message>
        <source>Not noted</source>
        <translation>Nichts wird notiert</translation>
    </message>
    <message>
        <source>Note what is asked for in vain: {}</source>
        <translation>Vergeblich Gesuchtes notieren: {}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Asked for and not here: {} times, in {} different ways.</source>
        <translation>Gesucht und nicht da: {}-mal, auf {} verschiedene Arten.</translation>
    </message>
</context>
<context>
    <name>Garments</name>
    <message>
        <source>Several garments: which one?</source>
        <translation>Mehrere Kleidungsstücke: welches?</translation>
    </message>
    <message>
        <source>Search with this garment: {}</source>
        <translation>Mit diesem Kleidungsstück suchen: {}</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oberteil</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unterteil</translation>
    </message>
    <message>
        <source>Shoes</source>
        <translation>Schuhe</translation>
    </message>
    <message>
        <source>Another garment</source>
        <translation>Ein anderes Kleidungsstück</translation>
    </message>
</context>
<context>
    <name>GuessRow</name>
    <message>
        <source>It is: {}</source>
        <translation>Es ist: {}</translation>
    </message>
</context>
<context>
    <name>HandOut</name>
    <message>
        <source>PDF, to print and to send …</source>
        <translation>PDF, zum Drucken und Verschicken …</translation>
    </message>
    <message>
        <source>Page for a phone (HTML) …</source>
        <translation>Seite fürs Telefon (HTML) …</translation>
    </message>
    <message>
        <source>Picture (PNG) …</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>List of SKUs (CSV) …</source>
        <translation>Liste der SKUs (CSV) …</translation>
    </message>
    <message>
        <source>Hand over {}</source>
        <translation>{} übergeben</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Nichts geschrieben</translation>
    </message>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
    <message>
        <source>Writing {}</source>
        <translation>{} wird geschrieben</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Show me round</source>
        <translation>Führung zeigen</translation>
    </message>
    <message>
        <source>No page says that.</source>
        <translation>Auf keiner Seite steht das.</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Seite der Hilfe</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>the sample boutique</source>
        <translation>die Beispielboutique</translation>
    </message>
    <message>
        <source>Importing {}</source>
        <translation>{} wird importiert</translation>
    </message>
    <message>
        <source>what has not come in yet would have to be imported again</source>
        <translation>was noch nicht da ist, müsste neu importiert werden</translation>
    </message>
    <message>
        <source> (+{} waiting)</source>
        <translation> (+{} warten)</translation>
    </message>
    <message>
        <source>{} was not imported: {}</source>
        <translation>{} wurde nicht importiert: {}</translation>
    </message>
</context>
<context>
    <name>ItemPage</name>
    <message>
        <source>The photo</source>
        <translation>Das Foto</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliche Artikel</translation>
    </message>
    <message>
        <source>Goes with it</source>
        <translation>Passt dazu</translation>
    </message>
    <message>
        <source>I like it</source>
        <translation>Gefällt mir</translation>
    </message>
    <message>
        <source>Not for me</source>
        <translation>Nichts für mich</translation>
    </message>
    <message>
        <source>Sold out here at the moment.</source>
        <translation>Hier zurzeit ausverkauft.</translation>
    </message>
</context>
<context>
    <name>ItemPane</name>
    <message>
        <source>Similar</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>All similar</source>
        <translation>Alle ähnlichen</translation>
    </message>
    <message>
        <source>Add to a look</source>
        <translation>Zu einem Look</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Show what was taken for the garment</source>
        <translation>Zeigen, was als Kleidungsstück erkannt wurde</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Let Stylist find the garment</source>
        <translation>Stylist das Kleidungsstück finden lassen</translation>
    </message>
    <message>
        <source>Photo; arrows move the frame, with Shift they resize it</source>
        <translation>Foto; Pfeile bewegen den Rahmen, mit Umschalt ändern sie seine Größe</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Show it large (Space)</source>
        <translation>Groß zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>Not right? Move the frame.</source>
        <translation>Stimmt nicht? Rahmen verschieben.</translation>
    </message>
    <message>
        <source>Framed by you</source>
        <translation>Von Hand gerahmt</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Gefällt</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>Nicht meins</translation>
    </message>
    <message>
        <source>Not me, because …</source>
        <translation>Nicht meins, weil …</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Tried on</source>
        <translation>Anprobiert</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>Gekauft</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>ausverkauft</translation>
    </message>
    <message>
        <source>{} in stock</source>
        <translation>{} auf Lager</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Getragen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>Liked</source>
        <translation>Gefällt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The file is not where it was: {}. Import the folder it is in now.</source>
        <translation>Die Datei ist nicht mehr hier: {}. Den Ordner importieren, in dem sie jetzt liegt.</translation>
    </message>
    <message>
        <source>Closer than {} of random pairs</source>
        <translation>Näher als {} zufälliger Paare</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Usual letters</source>
        <translation>Übliche Buchstaben</translation>
    </message>
    <message>
        <source>Letters of other languages</source>
        <translation>Buchstaben anderer Sprachen</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Delete a letter</source>
        <translation>Buchstaben löschen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>LackBars</name>
    <message>
        <source>Missing most: {}</source>
        <translation>Fehlt am meisten: {}</translation>
    </message>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
</context>
<context>
    <name>Leafing</name>
    <message>
        <source>The page before</source>
        <translation>Die Seite davor</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>Die nächste Seite</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>it would have to begin anew</source>
        <translation>es müsste von vorn beginnen</translation>
    </message>
    <message>
        <source>Learning from your answers</source>
        <translation>Lernt aus den Antworten</translation>
    </message>
    <message>
        <source>Learning was stopped</source>
        <translation>Lernen wurde angehalten</translation>
    </message>
    <message>
        <source>Learned from {} answers: {} right before, {} now; {} told anew</source>
        <translation>Aus {} Antworten gelernt: vorher {} richtig, jetzt {}; {} neu bestimmt</translation>
    </message>
    <message>
        <source>Learned from {} answers, but it is right {} of the time without that and {} with it: nothing was changed</source>
        <translation>Aus {} Antworten gelernt, aber ohne das sind {} richtig und damit {}: nichts wurde geändert</translation>
    </message>
</context>
<context>
    <name>LiveNear</name>
    <message>
        <source>{} alike</source>
        <translation>zu {} ähnlich</translation>
    </message>
</context>
<context>
    <name>LookCanvas</name>
    <message>
        <source>aligned {}</source>
        <translation>{} ausgerichtet</translation>
    </message>
    <message>
        <source>spread {}</source>
        <translation>{} verteilt</translation>
    </message>
    <message>
        <source>scaled {}</source>
        <translation>{} skaliert</translation>
    </message>
    <message>
        <source>turned {}</source>
        <translation>{} gedreht</translation>
    </message>
    <message>
        <source>{} nearer</source>
        <translation>{} näher</translation>
    </message>
    <message>
        <source>{} farther</source>
        <translation>{} weiter weg</translation>
    </message>
    <message>
        <source>doubled {}</source>
        <translation>{} verdoppelt</translation>
    </message>
    <message>
        <source>took {} off</source>
        <translation>{} herausgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln Teil</numerusform>
            <numerusform>%Ln Teile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Canvas, %Ln piece(s)</source>
        <translation>
            <numerusform>Leinwand, %Ln Teil</numerusform>
            <numerusform>Leinwand, %Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: {}</source>
        <translation>Gewählt: {}</translation>
    </message>
    <message>
        <source>moved {}</source>
        <translation>{} bewegt</translation>
    </message>
</context>
<context>
    <name>LookEditor</name>
    <message>
        <source>Drag, or arrows  ·  + − size  ·  R turn  ·  Ctrl+D double  ·  Alt: no lines</source>
        <translation>Ziehen oder Pfeile  ·  + − Größe  ·  R drehen  ·  Strg+D verdoppeln  ·  Alt: ohne Linien</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>All looks</source>
        <translation>Alle Looks</translation>
    </message>
    <message>
        <source>Garments</source>
        <translation>Kleidungsstücke</translation>
    </message>
    <message>
        <source>Choose garments in the library; L puts them here</source>
        <translation>In der Bibliothek wählen; L legt sie hierher</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>Wore it</source>
        <translation>Getragen</translation>
    </message>
    <message>
        <source>All of it was worn today</source>
        <translation>Alles wurde heute getragen</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Left edges</source>
        <translation>Linke Kanten</translation>
    </message>
    <message>
        <source>Middles, one below another</source>
        <translation>Mitten, untereinander</translation>
    </message>
    <message>
        <source>Right edges</source>
        <translation>Rechte Kanten</translation>
    </message>
    <message>
        <source>Upper edges</source>
        <translation>Obere Kanten</translation>
    </message>
    <message>
        <source>Middles, side by side</source>
        <translation>Mitten, nebeneinander</translation>
    </message>
    <message>
        <source>Lower edges</source>
        <translation>Untere Kanten</translation>
    </message>
    <message>
        <source>Spread across</source>
        <translation>Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Spread down</source>
        <translation>Senkrecht verteilen</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>Ganz nach vorn</translation>
    </message>
    <message>
        <source>To the back</source>
        <translation>Ganz nach hinten</translation>
    </message>
</context>
<context>
    <name>LookPane</name>
    <message>
        <source>Your photo; arrows move the frame, with Shift they resize it</source>
        <translation>Gesuchtes Foto; Pfeile bewegen den Rahmen, mit Umschalt ändern sie seine Größe</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>Dein Foto</translation>
    </message>
    <message>
        <source>Add to library</source>
        <translation>In die Bibliothek</translation>
    </message>
    <message>
        <source>Keep this photo in the library</source>
        <translation>Dieses Foto in der Bibliothek behalten</translation>
    </message>
    <message>
        <source>Take another</source>
        <translation>Neu aufnehmen</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Perhaps: {}</source>
        <translation>Vielleicht: {}</translation>
    </message>
    <message>
        <source>Taken for: {}</source>
        <translation>Erkannt als: {}</translation>
    </message>
    <message>
        <source>The garment could not be told from its surroundings, so the middle counts most. Move the frame, or draw one around the garment.</source>
        <translation>Das Kleidungsstück hebt sich nicht ab, deshalb zählt die Mitte am meisten. Rahmen verschieben oder einen um das Kleidungsstück ziehen.</translation>
    </message>
    <message>
        <source>What is outlined was searched. Not right? Move the frame, or draw another.</source>
        <translation>Gesucht wurde das Umrissene. Stimmt nicht? Rahmen verschieben oder neu ziehen.</translation>
    </message>
    <message>
        <source>What is in your frame was searched; its middle counts most.</source>
        <translation>Gesucht wurde, was im Rahmen liegt; die Mitte zählt am meisten.</translation>
    </message>
</context>
<context>
    <name>LookSide</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>A client</source>
        <translation>Kundin oder Kunde</translation>
    </message>
    <message>
        <source>for whom</source>
        <translation>für wen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Printed below the look</source>
        <translation>Werden unter dem Look gedruckt</translation>
    </message>
    <message>
        <source>the notes</source>
        <translation>die Notizen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln Teil</numerusform>
            <numerusform>%Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>wofür er ist</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>den Namen</translation>
    </message>
    <message>
        <source>changed {}</source>
        <translation>{} geändert</translation>
    </message>
</context>
<context>
    <name>LookWork</name>
    <message>
        <source>{}, again</source>
        <translation>{}, noch einmal</translation>
    </message>
    <message>
        <source>copied looks</source>
        <translation>Looks kopiert</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>New look with {}</source>
        <translation>Neuer Look mit {}</translation>
    </message>
    <message>
        <source>Shift+L puts what is chosen on {}</source>
        <translation>Umschalt+L legt die Auswahl zu {}</translation>
    </message>
</context>
<context>
    <name>LooksPage</name>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Preparing search</source>
        <translation>Suche wird vorbereitet</translation>
    </message>
    <message>
        <source>Esc closes</source>
        <translation>Esc schließt</translation>
    </message>
    <message>
        <source>Take {} out of the library?</source>
        <translation>{} aus der Bibliothek nehmen?</translation>
    </message>
    <message>
        <source>They came in together. Their photos stay where they are, and nothing that was said of them is lost: Ctrl+Shift+Z brings them back.</source>
        <translation>Sie kamen zusammen herein. Die Fotos bleiben, wo sie sind, und nichts Gesagtes geht verloren: Strg+Shift+Z holt sie zurück.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>{} – Stylist</source>
        <translation>{} – Stylist</translation>
    </message>
    <message>
        <source>In force as soon as what runs in the background is done</source>
        <translation>Gilt, sobald fertig ist, was im Hintergrund läuft</translation>
    </message>
</context>
<context>
    <name>Mixture</name>
    <message>
        <source>How much {} counts</source>
        <translation>Wie sehr {} zählt</translation>
    </message>
    <message>
        <source>Back to the usual mixture</source>
        <translation>Zurück zur üblichen Mischung</translation>
    </message>
</context>
<context>
    <name>ModelJobs</name>
    <message>
        <source>Bringing {}</source>
        <translation>{} wird geholt</translation>
    </message>
    <message>
        <source>Embedding with {}</source>
        <translation>Fotos werden mit {} gesehen</translation>
    </message>
    <message>
        <source>Removed {}</source>
        <translation>{} entfernt</translation>
    </message>
    <message>
        <source>{} was not brought</source>
        <translation>{} wurde nicht geholt</translation>
    </message>
    <message>
        <source>Brought {}</source>
        <translation>{} ist da</translation>
    </message>
    <message>
        <source>Stopped embedding with {}; what was done stays</source>
        <translation>{} angehalten; Erledigtes bleibt</translation>
    </message>
    <message>
        <source>{} answers now: {} photos embedded</source>
        <translation>{} antwortet jetzt: {} Fotos gesehen</translation>
    </message>
    <message>
        <source>{} refused</source>
        <translation>{} abgelehnt</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Let {} answer</source>
        <translation>{} antworten lassen</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>{} entfernen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>ships with Stylist</source>
        <translation>gehört zu Stylist</translation>
    </message>
    <message>
        <source>photos and words</source>
        <translation>Fotos und Worte</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>{} embedded</source>
        <translation>{} gesehen</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>noch nicht benutzt</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>Wird vorbereitet …</translation>
    </message>
</context>
<context>
    <name>ModelSection</name>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Bring a model</source>
        <translation>Modell holen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop; what is done stays</source>
        <translation>Anhalten; Erledigtes bleibt</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>this photo</source>
        <translation>dieses Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccasionPopover</name>
    <message>
        <source>Leave the rest in, what suits first</source>
        <translation>Rest behalten, Passendes zuerst</translation>
    </message>
    <message>
        <source>Change {} …</source>
        <translation>{} ändern …</translation>
    </message>
    <message>
        <source>New occasion …</source>
        <translation>Neuer Anlass …</translation>
    </message>
</context>
<context>
    <name>OccasionSheet</name>
    <message>
        <source>New occasion</source>
        <translation>Neuer Anlass</translation>
    </message>
    <message>
        <source>Change the occasion</source>
        <translation>Anlass ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Vernissage</source>
        <translation>Vernissage</translation>
    </message>
    <message>
        <source>In a sentence: it fits …</source>
        <translation>Im Satz: Passt für …</translation>
    </message>
    <message>
        <source>the vernissage</source>
        <translation>die Vernissage</translation>
    </message>
    <message>
        <source>How formal</source>
        <translation>Wie förmlich</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>What is made for it</source>
        <translation>Was dafür gemacht ist</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this occasion</source>
        <translation>Diesen Anlass entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>gym</source>
        <translation>Sport</translation>
    </message>
    <message>
        <source>at home</source>
        <translation>zu Hause</translation>
    </message>
    <message>
        <source>casual</source>
        <translation>leger</translation>
    </message>
    <message>
        <source>smart</source>
        <translation>gepflegt</translation>
    </message>
    <message>
        <source>business</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>black tie</source>
        <translation>Abendgarderobe</translation>
    </message>
</context>
<context>
    <name>Opinions</name>
    <message>
        <source>I like it</source>
        <translation>Gefällt mir</translation>
    </message>
    <message>
        <source>Not for me</source>
        <translation>Nichts für mich</translation>
    </message>
</context>
<context>
    <name>Order</name>
    <message>
        <source>Looks in order; Alt with an arrow moves one</source>
        <translation>Looks der Reihe nach; Alt mit Pfeil verschiebt</translation>
    </message>
</context>
<context>
    <name>OutfitBlock</name>
    <message>
        <source>Keep as look</source>
        <translation>Als Look behalten</translation>
    </message>
    <message>
        <source>Keep this outfit as a look</source>
        <translation>Dieses Outfit als Look behalten</translation>
    </message>
    <message>
        <source>Swap for another</source>
        <translation>Gegen ein anderes tauschen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>OutfitList</name>
    <message>
        <source>Complete the look</source>
        <translation>Look vervollständigen</translation>
    </message>
    <message>
        <source>Outfits with this, for the occasion and weather of the filters</source>
        <translation>Outfits damit, für Anlass und Wetter der Filter</translation>
    </message>
    <message>
        <source>Right-click a piece to swap it.</source>
        <translation>Rechtsklick auf ein Teil tauscht es.</translation>
    </message>
</context>
<context>
    <name>OutfitWork</name>
    <message>
        <source>Nothing else here goes in its place</source>
        <translation>Nichts anderes passt an seine Stelle</translation>
    </message>
    <message>
        <source>Look with {}</source>
        <translation>Look mit {}</translation>
    </message>
    <message>
        <source>Kept: {}</source>
        <translation>Behalten: {}</translation>
    </message>
    <message>
        <source>Outfits go by {} pairs that belong together here</source>
        <translation>Outfits richten sich nach {} Paaren, die hier zusammengehören</translation>
    </message>
</context>
<context>
    <name>PackPage</name>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>All looks</source>
        <translation>Alle Looks</translation>
    </message>
    <message>
        <source>The days</source>
        <translation>Die Tage</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Weiterer Tag</translation>
    </message>
    <message>
        <source>One more day</source>
        <translation>Ein Tag mehr</translation>
    </message>
    <message>
        <source>A shirt or dress is worn on</source>
        <translation>Hemd oder Kleid wird getragen an</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>2 days</source>
        <translation>2 Tagen</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 Tagen</translation>
    </message>
    <message>
        <source>From the forecast, tomorrow on</source>
        <translation>Laut Vorhersage, ab morgen</translation>
    </message>
    <message>
        <source>A town</source>
        <translation>Ein Ort</translation>
    </message>
    <message>
        <source>Place of the forecast</source>
        <translation>Ort der Vorhersage</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Ask for the forecast</source>
        <translation>Vorhersage abfragen</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Wird abgefragt …</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln day(s)</source>
        <translation>
            <numerusform>für einen Tag</numerusform>
            <numerusform>für %Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln Teil</numerusform>
            <numerusform>%Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>Fewer cannot dress every day warm enough and dry.</source>
        <translation>Mit weniger wäre nicht jeder Tag warm genug und trocken.</translation>
    </message>
    <message>
        <source>Perhaps fewer would do: looking for them took too long.</source>
        <translation>Vielleicht genügen weniger: Die Suche danach dauerte zu lange.</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>day {}</source>
        <translation>Tag {}</translation>
    </message>
    <message>
        <source>days {}</source>
        <translation>Tage {}</translation>
    </message>
    <message>
        <source>Day {}</source>
        <translation>Tag {}</translation>
    </message>
    <message>
        <source>Keep as look</source>
        <translation>Als Look behalten</translation>
    </message>
    <message>
        <source>Trip, day {}</source>
        <translation>Reise, Tag {}</translation>
    </message>
    <message>
        <source>Kept: {}</source>
        <translation>Behalten: {}</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>My picks · {}</source>
        <translation>Meine Auswahl · {}</translation>
    </message>
    <message>
        <source>My picks</source>
        <translation>Meine Auswahl</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchtest du tun?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>So heißt kein Befehl.</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose: {}</source>
        <translation>Wählen: {}</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>Search by photo</source>
        <translation>Fotosuche</translation>
    </message>
    <message>
        <source>Open a photo …</source>
        <translation>Foto öffnen …</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>Aus der Zwischenablage einfügen</translation>
    </message>
    <message>
        <source>Take one with the camera</source>
        <translation>Mit der Kamera aufnehmen</translation>
    </message>
    <message>
        <source>Choose a part of the screen</source>
        <translation>Teil des Bildschirms wählen</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>PhotoChip</name>
    <message>
        <source>The photo that is searched with</source>
        <translation>Das Foto, mit dem gesucht wird</translation>
    </message>
    <message>
        <source>Show this photo; × takes it out of the search</source>
        <translation>Dieses Foto zeigen; × nimmt es aus der Suche</translation>
    </message>
    <message>
        <source>Searching with {}</source>
        <translation>Suche mit {}</translation>
    </message>
</context>
<context>
    <name>PhotoParts</name>
    <message>
        <source>Photos together</source>
        <translation>Fotos zusammen</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Foto hinzufügen</translation>
    </message>
    <message>
        <source>Search with another photo as well: this shape, that colour</source>
        <translation>Mit einem weiteren Foto suchen: diese Form, jene Farbe</translation>
    </message>
    <message>
        <source>Photo {}</source>
        <translation>Foto {}</translation>
    </message>
    <message>
        <source>Like this</source>
        <translation>Wie dieses</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Nicht wie dieses</translation>
    </message>
    <message>
        <source>Without {}</source>
        <translation>Ohne {}</translation>
    </message>
</context>
<context>
    <name>PhotoSearch</name>
    <message>
        <source>There is no photo on the clipboard: copy one, then paste</source>
        <translation>In der Zwischenablage ist kein Foto: erst kopieren, dann einfügen</translation>
    </message>
</context>
<context>
    <name>PicksPage</name>
    <message>
        <source>Take them with you</source>
        <translation>Nimm sie mit</translation>
    </message>
    <message>
        <source>Scan the code with your phone: it holds the numbers of what you chose. Nothing is sent, and nothing stays here.</source>
        <translation>Scann den Code mit dem Handy: Er enthält die Nummern deiner Auswahl. Nichts wird verschickt, nichts bleibt hier.</translation>
    </message>
    <message>
        <source>I’m done: forget me</source>
        <translation>Fertig: vergiss mich</translation>
    </message>
    <message>
        <source>Print it instead</source>
        <translation>Lieber drucken</translation>
    </message>
    <message>
        <source>The code has room for the first {}; print the rest.</source>
        <translation>Der Code fasst die ersten {}; druck den Rest.</translation>
    </message>
    <message>
        <source>Without {}</source>
        <translation>Ohne {}</translation>
    </message>
    <message>
        <source>Your slip is being printed.</source>
        <translation>Dein Bon wird gedruckt.</translation>
    </message>
</context>
<context>
    <name>Piece</name>
    <message>
        <source>a piece</source>
        <translation>ein Teil</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Delete a digit</source>
        <translation>Ziffer löschen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>Nur für Personal</translation>
    </message>
    <message>
        <source>Type the PIN.</source>
        <translation>Gib die PIN ein.</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The same digits again.</source>
        <translation>Dieselben Ziffern noch einmal.</translation>
    </message>
    <message>
        <source>Choose the staff’s PIN</source>
        <translation>Wähle die PIN des Personals</translation>
    </message>
    <message>
        <source>{} to {} digits. Whoever knows it can leave the kiosk and change the shop.</source>
        <translation>{} bis {} Ziffern. Wer sie kennt, kann den Kiosk verlassen und das Sortiment ändern.</translation>
    </message>
    <message>
        <source>{} digits typed</source>
        <translation>{} Ziffern eingegeben</translation>
    </message>
    <message>
        <source>These were two different PINs. Choose again.</source>
        <translation>Das waren zwei verschiedene PINs. Wähle noch einmal.</translation>
    </message>
    <message>
        <source>Too easy to guess: each digit follows from the one before.</source>
        <translation>Zu leicht zu raten: Jede Ziffer folgt aus der vorigen.</translation>
    </message>
    <message>
        <source>That was not it.</source>
        <translation>Das war sie nicht.</translation>
    </message>
    <message>
        <source>Wait {} before the next try.</source>
        <translation>Warte {} bis zum nächsten Versuch.</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Nothing here has one yet.</source>
        <translation>Hier hat noch nichts einen Wert.</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>What {} says</source>
        <translation>Was {} enthält</translation>
    </message>
</context>
<context>
    <name>PricePopover</name>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Here from {} to {}</source>
        <translation>Hier von {} bis {}</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>bis {}</translation>
    </message>
</context>
<context>
    <name>ProfileButton</name>
    <message>
        <source>Profile {}</source>
        <translation>Profil {}</translation>
    </message>
    <message>
        <source>Hearts and crosses count for {}</source>
        <translation>Herzen und Kreuze zählen für {}</translation>
    </message>
    <message>
        <source>Open in a window of its own</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search by photo</source>
        <translation>Fotosuche</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Für dich</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Arbeitstisch</translation>
    </message>
    <message>
        <source>PROFILES</source>
        <translation>PROFILE</translation>
    </message>
    <message>
        <source>Add profile</source>
        <translation>Profil hinzufügen</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Name, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>Name des neuen Profils</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Feed …</source>
        <translation>Feed …</translation>
    </message>
    <message>
        <source>Purchases of a till or a shop …</source>
        <translation>Käufe einer Kasse oder eines Shops …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Tasten und Hilfe</translation>
    </message>
</context>
<context>
    <name>RatingLine</name>
    <message>
        <source>Pick</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
</context>
<context>
    <name>RatingPopover</name>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>{} or more</source>
        <translation>ab {}</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
</context>
<context>
    <name>RefusalSheet</name>
    <message numerus="yes">
        <source>%Ln photo(s) were not embedded</source>
        <translation>
            <numerusform>%Ln Foto wurde nicht gesehen</numerusform>
            <numerusform>%Ln Fotos wurden nicht gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Every other photo was. No search finds these until their files are back: then import them again, or run stylist doctor --repair.</source>
        <translation>Alle anderen schon. Keine Suche findet diese, bis ihre Dateien wieder da sind: dann neu importieren oder stylist doctor --repair ausführen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were not imported</source>
        <translation>
            <numerusform>%Ln Zeile wurde nicht importiert</numerusform>
            <numerusform>%Ln Zeilen wurden nicht importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything else came in. Mend these where the feed comes from and import it again: what is here already is not doubled.</source>
        <translation>Alles andere ist da. Diese an der Quelle des Feeds berichtigen und neu importieren: Was schon da ist, wird nicht doppelt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were not imported</source>
        <translation>
            <numerusform>%Ln Datei wurde nicht importiert</numerusform>
            <numerusform>%Ln Dateien wurden nicht importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything else came in. Mend these and import again: what is here already is not doubled.</source>
        <translation>Alles andere ist da. Diese berichtigen und neu importieren: Was schon da ist, wird nicht doppelt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RegionSearch</name>
    <message>
        <source>Here no program may look at the screen: copy a part of it with the system’s own tool, then paste with Ctrl+V</source>
        <translation>Hier darf kein Programm den Bildschirm sehen: Kopieren Sie einen Ausschnitt mit dem Werkzeug des Systems, dann fügen Sie ihn mit Strg+V ein</translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show the nearest anyway</source>
        <translation>Trotzdem die nächsten zeigen</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>Dein Foto</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Andere Worte</translation>
    </message>
    <message>
        <source>Show better ones</source>
        <translation>Bessere zeigen</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Seen as: {}</source>
        <translation>Erkannt als: {}</translation>
    </message>
    <message>
        <source>the nearest is {} alike</source>
        <translation>am nächsten: zu {} ähnlich</translation>
    </message>
    <message>
        <source>What we have like it</source>
        <translation>Ähnliches bei uns</translation>
    </message>
    <message>
        <source>{} found</source>
        <translation>{} gefunden</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source>Nothing here is {}; this is what is nearest.</source>
        <translation>Nichts hier ist {}; das hier kommt am nächsten.</translation>
    </message>
    <message>
        <source>What we have</source>
        <translation>Unser Sortiment</translation>
    </message>
    <message>
        <source>Hearts and crosses bring better ones.</source>
        <translation>Mit Herzen und Kreuzen wird die Auswahl besser.</translation>
    </message>
    <message>
        <source>The nearest thing we have is {} alike: that is not close.</source>
        <translation>Am nächsten kommt etwas, das zu {} ähnlich ist: nicht nah genug.</translation>
    </message>
    <message>
        <source>We have nothing close to this.</source>
        <translation>Dazu haben wir nichts Ähnliches.</translation>
    </message>
    <message>
        <source>Try it flat, in front of something plain, or closer to the camera.</source>
        <translation>Versuch es glatt, vor ruhigem Hintergrund oder näher an der Kamera.</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>So heißt hier nichts.</translation>
    </message>
    <message>
        <source>Try other words, or fewer.</source>
        <translation>Versuch andere Worte oder weniger.</translation>
    </message>
    <message>
        <source>{} alike</source>
        <translation>zu {} ähnlich</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Review: {}</source>
        <translation>Prüfen: {}</translation>
    </message>
    <message>
        <source>Learn from answers</source>
        <translation>Aus Antworten lernen</translation>
    </message>
    <message>
        <source>Many at once</source>
        <translation>Viele auf einmal</translation>
    </message>
    <message>
        <source>How much is answered</source>
        <translation>Wie viel beantwortet ist</translation>
    </message>
    <message>
        <source>Something else …</source>
        <translation>Etwas anderes …</translation>
    </message>
    <message>
        <source>All there are</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The first is right</source>
        <translation>Das erste stimmt</translation>
    </message>
    <message>
        <source>It is that one</source>
        <translation>Es ist dieses</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>No garment: remove it</source>
        <translation>Kein Kleidungsstück: entfernen</translation>
    </message>
    <message>
        <source>Click those that are not, or arrows and X.</source>
        <translation>Anklicken, was es nicht ist, oder Pfeile und X.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>{} of {} confirmed</source>
        <translation>{} von {} bestätigt</translation>
    </message>
    <message>
        <source>{}, about {} left</source>
        <translation>{}, noch etwa {}</translation>
    </message>
    <message>
        <source>All done: {} confirmed</source>
        <translation>Fertig: {} bestätigt</translation>
    </message>
    <message>
        <source>Stylist is at least {} sure of the {} of every item, or somebody has said what it is. What it is less sure of comes here with the next import.</source>
        <translation>Stylist ist sich zu mindestens {} sicher ({}), bei jedem Artikel, oder jemand hat es angegeben. Was unsicherer ist, kommt mit dem nächsten Import hierher.</translation>
    </message>
    <message>
        <source>Nothing is unsure</source>
        <translation>Nichts ist unsicher</translation>
    </message>
    <message numerus="yes">
        <source>Learn from %Ln answer(s)</source>
        <translation>
            <numerusform>Aus %Ln Antwort lernen</numerusform>
            <numerusform>Aus %Ln Antworten lernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell categories better, from what you and your shop say</source>
        <translation>Kategorien besser erkennen, aus eigenen Angaben und denen des Ladens</translation>
    </message>
    <message>
        <source>From {} answers on Stylist can learn</source>
        <translation>Ab {} Antworten kann Stylist lernen</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>Which pattern?</source>
        <translation>Welches Muster?</translation>
    </message>
    <message>
        <source>How long are the sleeves?</source>
        <translation>Wie lang sind die Ärmel?</translation>
    </message>
    <message>
        <source>Which colour?</source>
        <translation>Welche Farbe?</translation>
    </message>
    <message>
        <source>Are all of these: {}?</source>
        <translation>Sind alle diese: {}?</translation>
    </message>
    <message>
        <source>Confirm {}</source>
        <translation>{} bestätigen</translation>
    </message>
</context>
<context>
    <name>ScreenRegion</name>
    <message>
        <source>A part of the screen</source>
        <translation>Ein Ausschnitt des Bildschirms</translation>
    </message>
    <message>
        <source>Draw a frame around the garment on the screen</source>
        <translation>Ziehen Sie einen Rahmen um das Kleidungsstück auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Draw a frame around the garment · Return takes it · Esc leaves</source>
        <translation>Rahmen um das Kleidungsstück ziehen · Eingabe übernimmt · Esc bricht ab</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Mit Worten suchen</translation>
    </message>
    <message>
        <source>Clear the words</source>
        <translation>Worte löschen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Search with the camera</source>
        <translation>Mit der Kamera suchen</translation>
    </message>
</context>
<context>
    <name>Selling</name>
    <message>
        <source>{}, week of {}</source>
        <translation>{}, Woche ab {}</translation>
    </message>
    <message>
        <source>Export trends</source>
        <translation>Trends exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv);;Picture (*.png)</source>
        <translation>Tabelle (*.csv);;Bild (*.png)</translation>
    </message>
    <message>
        <source>Import purchases</source>
        <translation>Käufe importieren</translation>
    </message>
    <message>
        <source>Purchases (*.csv *.tsv *.txt *.gz *.parquet);;All files (*)</source>
        <translation>Käufe (*.csv *.tsv *.txt *.gz *.parquet);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Number, or hold the card to the reader</source>
        <translation>Nummer eingeben oder Karte an den Leser halten</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Photos on white keep their white in either.</source>
        <translation>Fotos auf Weiß behalten ihr Weiß in beiden.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting speaks of “{}”.</source>
        <translation>Keine Einstellung erwähnt „{}“.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Figures, prices and dates are written as it writes them.</source>
        <translation>Zahlen, Preise und Daten stehen so, wie sie in ihr üblich sind.</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>Temperaturen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High: black on white or white on black, with clear edges.</source>
        <translation>Hoch: Schwarz auf Weiß oder Weiß auf Schwarz, mit klaren Kanten.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Beside the system’s own.</source>
        <translation>Zusätzlich zu der des Systems.</translation>
    </message>
    <message>
        <source>This library</source>
        <translation>Diese Bibliothek</translation>
    </message>
    <message>
        <source>In a wardrobe Stylist notes what is worn, and packs for trips.</source>
        <translation>In einem Kleiderschrank notiert Stylist, was getragen wird, und packt für Reisen.</translation>
    </message>
    <message>
        <source>A shop’s, a stylist’s</source>
        <translation>Laden oder Stilberatung</translation>
    </message>
    <message>
        <source>My wardrobe</source>
        <translation>Mein Kleiderschrank</translation>
    </message>
    <message>
        <source>Nothing close below</source>
        <translation>Nichts Ähnliches unter</translation>
    </message>
    <message>
        <source>97 % means: of a hundred random pairs in your library, 97 are less alike. Where even the best match is below this, Stylist says that nothing is close.</source>
        <translation>97 % heißt: Von hundert zufälligen Paaren der Bibliothek sind 97 weniger ähnlich. Liegt selbst der beste Treffer darunter, sagt Stylist, dass nichts ähnlich ist.</translation>
    </message>
    <message>
        <source>Ask below</source>
        <translation>Nachfragen unter</translation>
    </message>
    <message>
        <source>What the model is less sure of than this is asked under Review. Lower, and less is asked and more of it is taken for granted.</source>
        <translation>Was das Modell weniger sicher weiß, wird unter Prüfen gefragt. Niedriger wird weniger gefragt und mehr geglaubt.</translation>
    </message>
    <message>
        <source>Guesses a page</source>
        <translation>Versuche je Seite</translation>
    </message>
    <message>
        <source>While it is not sure what you like, Stylist shows a few cards of each page to find out. They say so.</source>
        <translation>Solange der Geschmack unsicher ist, zeigt Stylist je Seite einige Karten, um ihn kennenzulernen. Sie sind gekennzeichnet.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Go on once an item is rated</source>
        <translation>Nach der Bewertung weiter</translation>
    </message>
    <message>
        <source>After stars or a flag the next item is chosen. A turns it on and off.</source>
        <translation>Nach Sternen oder Markierung ist der nächste Artikel gewählt. A schaltet das ein und aus.</translation>
    </message>
    <message>
        <source>Note what is missing</source>
        <translation>Notieren, was fehlt</translation>
    </message>
    <message>
        <source>The words and filters of searches that find nothing, or nothing close, are counted in this library: never a photo, and nothing leaves this computer.</source>
        <translation>Worte und Filter von Suchen, die nichts oder nichts Ähnliches finden, werden in dieser Bibliothek gezählt: nie ein Foto, und nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>The one that opens first when you search with the camera.</source>
        <translation>Die zuerst öffnet, wenn mit der Kamera gesucht wird.</translation>
    </message>
    <message>
        <source>Camera {}</source>
        <translation>Kamera {}</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <source>While Stylist is open it imports what lands there, photos and feeds, as soon as it is completely written.</source>
        <translation>Solange Stylist offen ist, importiert es Fotos und Feeds, die dort landen, sobald sie vollständig sind.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>What sees which garments are alike: the model inside, or one you bring. Another one sees all photos first, in the background; until then the old one answers.</source>
        <translation>Was erkennt, welche Kleidungsstücke sich ähneln: das eingebaute Modell oder ein eigenes. Ein neues sieht erst alle Fotos, im Hintergrund; bis dahin antwortet das alte.</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>COLLECTIONS</source>
        <translation>SAMMLUNGEN</translation>
    </message>
    <message>
        <source>New album, or keep this search</source>
        <translation>Neues Album, oder diese Suche speichern</translation>
    </message>
    <message>
        <source>New album …</source>
        <translation>Neues Album …</translation>
    </message>
    <message>
        <source>Keep this search …</source>
        <translation>Suche speichern …</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Name, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>Name der Sammlung</translation>
    </message>
    <message>
        <source>Drag cards onto an album, or keep a search.</source>
        <translation>Zieh Karten auf ein Album oder speichere eine Suche.</translation>
    </message>
</context>
<context>
    <name>ShelfPage</name>
    <message>
        <source>Name of the lookbook, then Enter</source>
        <translation>Name des Lookbooks, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Name of the new lookbook</source>
        <translation>Name des neuen Lookbooks</translation>
    </message>
    <message>
        <source>No looks yet</source>
        <translation>Noch keine Looks</translation>
    </message>
    <message>
        <source>Choose garments in the library and press L, or let an item complete the look. Looks in order make a lookbook to hand over: PDF, picture, or a page for a phone.</source>
        <translation>In der Bibliothek Kleidungsstücke wählen und L drücken, oder von einem Artikel aus den Look vervollständigen. Looks der Reihe nach ergeben ein Lookbook zum Übergeben: PDF, Bild oder Seite fürs Telefon.</translation>
    </message>
    <message>
        <source>New look</source>
        <translation>Neuer Look</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Zur Bibliothek</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy looks</source>
        <translation>Looks kopieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove looks</source>
        <translation>Looks entfernen</translation>
    </message>
    <message>
        <source>New lookbook</source>
        <translation>Neues Lookbook</translation>
    </message>
    <message>
        <source>A lookbook of the looks chosen, or all</source>
        <translation>Ein Lookbook der gewählten Looks oder aller</translation>
    </message>
    <message>
        <source>Pack for a trip</source>
        <translation>Für eine Reise packen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln look(s)</source>
        <translation>
            <numerusform>%Ln Look</numerusform>
            <numerusform>%Ln Looks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShopWork</name>
    <message>
        <source>Written: {}</source>
        <translation>Geschrieben: {}</translation>
    </message>
    <message>
        <source>Reading purchases</source>
        <translation>Käufe werden gelesen</translation>
    </message>
    <message>
        <source>Comparing recommenders</source>
        <translation>Empfehler werden verglichen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>{} was stopped</source>
        <translation>{} wurde angehalten</translation>
    </message>
    <message>
        <source>it would have to begin anew</source>
        <translation>es müsste von vorn beginnen</translation>
    </message>
    <message>
        <source>{} purchases added, {} known</source>
        <translation>{} Käufe hinzugefügt, {} bekannt</translation>
    </message>
    <message>
        <source>, {} left out</source>
        <translation>, {} ausgelassen</translation>
    </message>
    <message>
        <source>Compared on {} customers</source>
        <translation>An {} Kunden verglichen</translation>
    </message>
    <message>
        <source>{} serves now</source>
        <translation>{} empfiehlt jetzt</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Nobody else sees this page. It closes by itself when it is not touched.</source>
        <translation>Niemand sonst sieht diese Seite. Ohne Berührung schließt sie sich von selbst.</translation>
    </message>
    <message>
        <source>Forget a shopper who has gone</source>
        <translation>Wer gegangen ist, wird vergessen</translation>
    </message>
    <message>
        <source>after so long without a touch</source>
        <translation>nach so langer Zeit ohne Berührung</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Import a feed</source>
        <translation>Feed importieren</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN ändern</translation>
    </message>
    <message>
        <source>Leave the kiosk</source>
        <translation>Kiosk verlassen</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nobody guards this kiosk, so there is no log: start it by stylist kiosk-guard.</source>
        <translation>Niemand wacht über diesen Kiosk, darum gibt es kein Protokoll: Starte ihn mit stylist kiosk-guard.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Looks from this shop</source>
        <translation>Looks aus diesem Laden</translation>
    </message>
</context>
<context>
    <name>StandIns</name>
    <message>
        <source>The nearest item is closer than {} of random pairs; from {} on it counts as close. Try a photo with one garment on a plain ground, or drag on your photo to choose the garment.</source>
        <translation>Der nächste Artikel ist näher als {} zufälliger Paare; ab {} gilt er als ähnlich. Ein Foto mit einem Kleidungsstück auf ruhigem Grund hilft, oder ein Rahmen um das Kleidungsstück.</translation>
    </message>
    <message>
        <source>You showed: {}.</source>
        <translation>Zu sehen: {}.</translation>
    </message>
    <message>
        <source>Nothing close</source>
        <translation>Nichts Ähnliches</translation>
    </message>
    <message>
        <source>Nearest in cut</source>
        <translation>Ähnlichster Schnitt</translation>
    </message>
    <message>
        <source>Nearest in colour</source>
        <translation>Ähnlichste Farbe</translation>
    </message>
    <message>
        <source>Nearest in pattern</source>
        <translation>Ähnlichstes Muster</translation>
    </message>
    <message>
        <source>This photo cannot be used</source>
        <translation>Dieses Foto lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>{}.
Try another one, or save it anew as a JPEG.</source>
        <translation>{}.
Ein anderes versuchen oder es neu als JPEG speichern.</translation>
    </message>
    <message>
        <source>The library did not answer</source>
        <translation>Die Bibliothek hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Drop a folder of photos here</source>
        <translation>Einen Ordner mit Fotos hier ablegen</translation>
    </message>
    <message>
        <source>Stylist finds the garment in each photo and sorts it by category, colour and pattern. Your files stay where they are; nothing leaves this computer.</source>
        <translation>Stylist findet das Kleidungsstück in jedem Foto und ordnet es nach Kategorie, Farbe und Muster. Die Dateien bleiben, wo sie sind; nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Open the sample boutique</source>
        <translation>Beispielboutique öffnen</translation>
    </message>
    <message>
        <source>Show me round</source>
        <translation>Führung zeigen</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchst du?</translation>
    </message>
    <message>
        <source>Drop a photo here: from the phone, a shop, a magazine. Stylist shows what it took for the garment, and what comes close.</source>
        <translation>Ein Foto hier ablegen: vom Telefon, aus einem Shop, einer Zeitschrift. Stylist zeigt, was es als Kleidungsstück erkannt hat und was ihm nahekommt.</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Kamera benutzen</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Part of the screen</source>
        <translation>Teil des Bildschirms</translation>
    </message>
    <message>
        <source>Looking at the photo …</source>
        <translation>Das Foto wird angesehen …</translation>
    </message>
    <message>
        <source>Nothing passes all of this</source>
        <translation>Nichts erfüllt das alles</translation>
    </message>
    <message>
        <source>Clear a chip above with its ×, or all of them at once.</source>
        <translation>Oben einen Filter mit × leeren oder alle auf einmal.</translation>
    </message>
    <message>
        <source>Clear filters and words</source>
        <translation>Filter und Worte leeren</translation>
    </message>
    <message>
        <source>Show the nearest anyway</source>
        <translation>Trotzdem die nächsten zeigen</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>Anderes Foto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open another photo</source>
        <translation>Anderes Foto öffnen</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation>Diese Aufgabe anhalten</translation>
    </message>
    <message>
        <source>F like  ·  D not me  ·  Space large  ·  Enter similar  ·  F1 all keys</source>
        <translation>F gefällt  ·  D nicht meins  ·  Leertaste groß  ·  Eingabe ähnliche  ·  F1 alle Tasten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>All that runs</source>
        <translation>Alles, was läuft</translation>
    </message>
    <message>
        <source>{} failed</source>
        <translation>{} fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln Aufgabe</numerusform>
            <numerusform>%Ln Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back: {}</source>
        <translation>Rückgängig: {}</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>No purchases yet</source>
        <translation>Noch keine Käufe</translation>
    </message>
    <message>
        <source>Bring what your till exports: CSV, TSV or Parquet with a customer, an SKU and a time. Customers are stored as hashes. Stylist then recommends to people it knows.</source>
        <translation>Den Export der Kasse holen: CSV, TSV oder Parquet mit Kunde, SKU und Zeitpunkt. Kunden werden als Hash gespeichert. Stylist empfiehlt dann denen, die es kennt.</translation>
    </message>
    <message>
        <source>Import purchases …</source>
        <translation>Käufe importieren …</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Recommenders</source>
        <translation>Empfehler</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Who recommends</source>
        <translation>Wer empfiehlt</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <source>To be trained</source>
        <translation>Zu trainieren</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Compare all</source>
        <translation>Alle vergleichen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>What the ranker goes by</source>
        <translation>Wonach der Ranker geht</translation>
    </message>
    <message>
        <source>In order (MAP)</source>
        <translation>Reihenfolge (MAP)</translation>
    </message>
    <message>
        <source>New to the customer</source>
        <translation>Neu für den Kunden</translation>
    </message>
    <message>
        <source>Found (recall)</source>
        <translation>Gefunden (Recall)</translation>
    </message>
    <message>
        <source>Customers hit</source>
        <translation>Getroffene Kunden</translation>
    </message>
    <message>
        <source>Of the range shown</source>
        <translation>Vom Sortiment gezeigt</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>Neuheit</translation>
    </message>
    <message>
        <source>{} purchases of {} items by {} customers, {} – {}</source>
        <translation>{} Käufe von {} Artikeln durch {} Kunden, {} – {}</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Empfiehlt</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Let {} serve</source>
        <translation>{} empfehlen lassen</translation>
    </message>
    <message>
        <source>needs no training</source>
        <translation>braucht kein Training</translation>
    </message>
    <message>
        <source>trained {} on {} purchases</source>
        <translation>trainiert am {} mit {} Käufen</translation>
    </message>
    <message>
        <source> · MAP@12 {}</source>
        <translation> · MAP@12 {}</translation>
    </message>
    <message>
        <source>Each learns from all but the last week and is asked what was bought in it. That takes a while; you can go on working.</source>
        <translation>Jeder lernt aus allem bis auf die letzte Woche und wird gefragt, was in ihr gekauft wurde. Das dauert etwas; weiterarbeiten geht.</translation>
    </message>
    <message>
        <source>{}: {} customers, {} items. The thin line is where the figure lies, 19 times in 20.</source>
        <translation>{}: {} Kunden, {} Artikel. Auf der dünnen Linie liegt die Kennzahl in 19 von 20 Fällen.</translation>
    </message>
</context>
<context>
    <name>SuitsPopover</name>
    <message>
        <source>Is it for …</source>
        <translation>Ist es für …</translation>
    </message>
    <message>
        <source>From five answers on Stylist learns what you mean by an occasion.</source>
        <translation>Ab fünf Antworten lernt Stylist, was mit einem Anlass gemeint ist.</translation>
    </message>
</context>
<context>
    <name>TagButton</name>
    <message>
        <source>Tag {}: take it off</source>
        <translation>Schlagwort {}: entfernen</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Tag, then Enter</source>
        <translation>Schlagwort, dann Eingabetaste</translation>
    </message>
    <message>
        <source>A new tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
</context>
<context>
    <name>TagToggle</name>
    <message>
        <source>{}: on all</source>
        <translation>{}: an allen</translation>
    </message>
    <message>
        <source>{}: taken off</source>
        <translation>{}: entfernt</translation>
    </message>
    <message>
        <source>{}: {} of {}</source>
        <translation>{}: {} von {}</translation>
    </message>
    <message>
        <source>Tag {}</source>
        <translation>Schlagwort {}</translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop: {}</source>
        <translation>Anhalten: {}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Put away: {}</source>
        <translation>Ausblenden: {}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>Wartet …</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Nothing runs.</source>
        <translation>Nichts läuft.</translation>
    </message>
</context>
<context>
    <name>TastePane</name>
    <message>
        <source>Pause this taste</source>
        <translation>Diesen Geschmack anhalten</translation>
    </message>
    <message>
        <source>Branch, reset, export, import</source>
        <translation>Abzweigen, zurücksetzen, exportieren, importieren</translation>
    </message>
    <message>
        <source>Looking for</source>
        <translation>Gesucht wird</translation>
    </message>
    <message>
        <source>What decides</source>
        <translation>Was entscheidet</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Said so far</source>
        <translation>Bisher gesagt</translation>
    </message>
    <message>
        <source>Branch …</source>
        <translation>Abzweigen …</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Go on with this taste</source>
        <translation>Mit diesem Geschmack weitermachen</translation>
    </message>
    <message>
        <source>What {} likes</source>
        <translation>Was {} gefällt</translation>
    </message>
    <message>
        <source>Learned from {} and {}.</source>
        <translation>Gelernt aus {} und {}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln heart(s)</source>
        <translation>
            <numerusform>%Ln Herz</numerusform>
            <numerusform>%Ln Herzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cross(es)</source>
        <translation>
            <numerusform>%Ln Kreuz</numerusform>
            <numerusform>%Ln Kreuzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet. A heart (F) or a cross (D) on a few items is enough: the page is ranked anew at once.</source>
        <translation>Noch nichts. Ein Herz (F) oder Kreuz (D) bei einigen Artikeln genügt: Die Seite ordnet sich sofort neu.</translation>
    </message>
    <message>
        <source>Paused: pages are as if nothing had been learned. Hearts are kept.</source>
        <translation>Angehalten: Seiten sind, als wäre nichts gelernt. Herzen bleiben.</translation>
    </message>
    <message>
        <source>It would have put {} of your past clicks in order; without it {}.</source>
        <translation>Damit wären {} der bisherigen Klicks in der richtigen Reihenfolge; ohne {}.</translation>
    </message>
    <message>
        <source>So it turns no page, until it does better.</source>
        <translation>Deshalb ändert er keine Seite, bis er besser wird.</translation>
    </message>
    <message>
        <source>So it counts {} only, until it does better.</source>
        <translation>Deshalb zählt er nur {}, bis er besser wird.</translation>
    </message>
</context>
<context>
    <name>TasteWork</name>
    <message>
        <source>Branch</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>Name des neuen Profils</translation>
    </message>
    <message>
        <source>Export the taste</source>
        <translation>Geschmack exportieren</translation>
    </message>
    <message>
        <source>{} entries in {}</source>
        <translation>{} Einträge in {}</translation>
    </message>
    <message>
        <source>Import a taste</source>
        <translation>Geschmack importieren</translation>
    </message>
    <message>
        <source>{}; not in this library: {}</source>
        <translation>{}; nicht in dieser Bibliothek: {}</translation>
    </message>
</context>
<context>
    <name>TermBar</name>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>not {}</source>
        <translation>nicht {}</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>bis {}</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>ab {}</translation>
    </message>
</context>
<context>
    <name>TermChip</name>
    <message>
        <source>{}: nothing here has it; take it out</source>
        <translation>{}: Nichts hier hat das; entfernen</translation>
    </message>
    <message>
        <source>Nothing here has it, so it was left out</source>
        <translation>Nichts hier hat das, daher weggelassen</translation>
    </message>
    <message>
        <source>{}: take it out</source>
        <translation>{}: entfernen</translation>
    </message>
    <message>
        <source>Take it out of the search</source>
        <translation>Aus der Suche nehmen</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Tour</source>
        <translation>Führung</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <source>too few weeks</source>
        <translation>zu wenige Wochen</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>steigend</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>fallend</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>gleichbleibend</translation>
    </message>
    <message>
        <source>{} {}, {} a quarter ({} to {})</source>
        <translation>{} {}, {} im Quartal ({} bis {})</translation>
    </message>
    <message>
        <source>Week of {}: {} sold</source>
        <translation>Woche ab {}: {} verkauft</translation>
    </message>
    <message>
        <source>Week of {}: {} sold, {} a year before</source>
        <translation>Woche ab {}: {} verkauft, {} im Jahr davor</translation>
    </message>
</context>
<context>
    <name>TrendPart</name>
    <message>
        <source>Trends by</source>
        <translation>Trends nach</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Wird knapp</translation>
    </message>
    <message>
        <source>Hardly sells</source>
        <translation>Verkauft sich kaum</translation>
    </message>
    <message>
        <source>New colours</source>
        <translation>Neue Farben</translation>
    </message>
    <message>
        <source>Bought next</source>
        <translation>Danach gekauft</translation>
    </message>
    <message>
        <source>Customers who liked this</source>
        <translation>Kunden, denen das gefiel</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Pieces a week in green, the year before in grey; the band is where the trend lies, 19 times in 20. Choose a week to see its items.</source>
        <translation>Stück je Woche in Grün, das Vorjahr in Grau; im Band liegt der Trend in 19 von 20 Fällen. Eine Woche wählen, um ihre Artikel zu sehen.</translation>
    </message>
    <message>
        <source>Seasons are told once two years are known.</source>
        <translation>Saisons zeigen sich, sobald zwei Jahre bekannt sind.</translation>
    </message>
    <message>
        <source>Nothing was sold of which that is known.</source>
        <translation>Von nichts Verkauftem ist das bekannt.</translation>
    </message>
    <message>
        <source>Choose a look …</source>
        <translation>Look wählen …</translation>
    </message>
    <message>
        <source>What customers who bought something of a look bought in the 90 days after it.</source>
        <translation>Was Kunden, die etwas aus einem Look kauften, in den 90 Tagen danach kauften.</translation>
    </message>
    <message>
        <source>Too few customers to tell.</source>
        <translation>Zu wenige Kunden dafür.</translation>
    </message>
    <message>
        <source>{} a week</source>
        <translation>{} je Woche</translation>
    </message>
    <message>
        <source>{}, none left</source>
        <translation>{}, keine mehr da</translation>
    </message>
    <message>
        <source>{}, {} left: {} weeks</source>
        <translation>{}, noch {}: {} Wochen</translation>
    </message>
    <message>
        <source>{} in eight weeks, {} are usual</source>
        <translation>{} in acht Wochen, üblich sind {}</translation>
    </message>
    <message>
        <source>{}; never sold</source>
        <translation>{}; nie verkauft</translation>
    </message>
    <message>
        <source>{}; last {}</source>
        <translation>{}; zuletzt {}</translation>
    </message>
    <message>
        <source>{} {}: {} sold since {}</source>
        <translation>{} {}: {} verkauft seit {}</translation>
    </message>
    <message>
        <source>{} customers, {} times the usual</source>
        <translation>{} Kunden, das {}-Fache des Üblichen</translation>
    </message>
</context>
<context>
    <name>TwinCard</name>
    <message>
        <source>no photo</source>
        <translation>kein Foto</translation>
    </message>
</context>
<context>
    <name>TwinsGroup</name>
    <message>
        <source>The same picture</source>
        <translation>Dasselbe Bild</translation>
    </message>
    <message>
        <source>Alike to {}</source>
        <translation>Zu {} ähnlich</translation>
    </message>
    <message>
        <source>Keep the one that is marked.</source>
        <translation>Behalte das gewählte.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>Keine Dublette</translation>
    </message>
    <message>
        <source>Never show these together again</source>
        <translation>Nie wieder zusammen zeigen</translation>
    </message>
    <message>
        <source>Remove the others</source>
        <translation>Andere entfernen</translation>
    </message>
    <message>
        <source>Keep one, remove the others</source>
        <translation>Einen behalten, andere entfernen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Put all photos, words and tags with one</source>
        <translation>Alle Fotos, Texte und Schlagwörter zu einem legen</translation>
    </message>
</context>
<context>
    <name>TwinsPart</name>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Dubletten suchen</translation>
    </message>
    <message>
        <source>Comparing all photos …</source>
        <translation>Alle Fotos werden verglichen …</translation>
    </message>
    <message>
        <source>Is anything here twice?</source>
        <translation>Ist etwas doppelt da?</translation>
    </message>
    <message>
        <source>Stylist compares all photos by what they show, then by the pictures themselves. You say what to keep; Ctrl+Z takes it back.</source>
        <translation>Stylist vergleicht alle Fotos nach dem, was sie zeigen, dann Bild für Bild. Du sagst, was bleibt; Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Nothing is here twice</source>
        <translation>Nichts ist doppelt da</translation>
    </message>
    <message>
        <source>No two items show the same, but for those that you told apart.</source>
        <translation>Keine zwei Artikel zeigen dasselbe, außer denen, die du unterschieden hast.</translation>
    </message>
    <message>
        <source>{} group with {}.</source>
        <translation>{} Gruppe mit {}.</translation>
    </message>
    <message>
        <source>{} groups with {}.</source>
        <translation>{} Gruppen mit {}.</translation>
    </message>
    <message>
        <source>The first {} are shown.</source>
        <translation>Die ersten {} werden gezeigt.</translation>
    </message>
    <message>
        <source>in the feed</source>
        <translation>im Feed</translation>
    </message>
    <message>
        <source>larger photo</source>
        <translation>größeres Foto</translation>
    </message>
    <message>
        <source>more details</source>
        <translation>mehr Angaben</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>An item</source>
        <translation>Ein Artikel</translation>
    </message>
    <message>
        <source>Show all {}</source>
        <translation>Alle {} zeigen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>gemerkt</translation>
    </message>
    <message>
        <source>tried on</source>
        <translation>anprobiert</translation>
    </message>
    <message>
        <source>bought</source>
        <translation>gekauft</translation>
    </message>
</context>
<context>
    <name>VerdictRow</name>
    <message>
        <source>Take back: {}</source>
        <translation>Rückgängig: {}</translation>
    </message>
</context>
<context>
    <name>Viewfinder</name>
    <message>
        <source>What the camera sees</source>
        <translation>Was die Kamera sieht</translation>
    </message>
</context>
<context>
    <name>WatchSection</name>
    <message>
        <source>Watch a folder …</source>
        <translation>Ordner beobachten …</translation>
    </message>
    <message>
        <source>Watch {} no more</source>
        <translation>{} nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner beobachten</translation>
    </message>
</context>
<context>
    <name>WearLine</name>
    <message>
        <source>Worn today</source>
        <translation>Heute getragen</translation>
    </message>
    <message>
        <source>Not worn yet</source>
        <translation>Noch nicht getragen</translation>
    </message>
    <message numerus="yes">
        <source>Worn %Ln time(s)</source>
        <translation>
            <numerusform>%Ln-mal getragen</numerusform>
            <numerusform>%Ln-mal getragen</numerusform>
        </translation>
    </message>
    <message>
        <source>last {}</source>
        <translation>zuletzt {}</translation>
    </message>
    <message>
        <source>{} a wear</source>
        <translation>{} je Tragen</translation>
    </message>
</context>
<context>
    <name>WeatherPopover</name>
    <message>
        <source>What is it like outside?</source>
        <translation>Wie ist es draußen?</translation>
    </message>
    <message>
        <source>Freezing</source>
        <translation>Eisig</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Kalt</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>Kühl</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Mild</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>Heiß</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>Standing about</source>
        <translation>Stehen</translation>
    </message>
    <message>
        <source>Strolling</source>
        <translation>Schlendern</translation>
    </message>
    <message>
        <source>Walking fast</source>
        <translation>Zügig gehen</translation>
    </message>
    <message>
        <source>Leave the rest in, what suits first</source>
        <translation>Rest behalten, Passendes zuerst</translation>
    </message>
    <message>
        <source>A town</source>
        <translation>Ein Ort</translation>
    </message>
    <message>
        <source>Place of the forecast</source>
        <translation>Ort der Vorhersage</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Forecast for now</source>
        <translation>Vorhersage für jetzt</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Forecast for tomorrow</source>
        <translation>Vorhersage für morgen</translation>
    </message>
    <message>
        <source>Turn the forecast off</source>
        <translation>Vorhersage ausschalten</translation>
    </message>
    <message>
        <source>Turn the forecast on</source>
        <translation>Vorhersage einschalten</translation>
    </message>
    <message>
        <source>The forecast is off, and nothing leaves this computer. Turned on, Stylist sends the name of the place you type here, and where it is, to {}.</source>
        <translation>Die Vorhersage ist aus, und nichts verlässt diesen Computer. Eingeschaltet sendet Stylist den hier eingegebenen Ort und seine Lage an {}.</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Wird abgefragt …</translation>
    </message>
    <message>
        <source>, as was said a while ago: the service does not answer</source>
        <translation>, Stand von vorhin: Der Dienst antwortet nicht</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>windstill</translation>
    </message>
    <message>
        <source>Asks for {} clo: {}.</source>
        <translation>Verlangt {} clo: {}.</translation>
    </message>
    <message>
        <source>shorts and a T-shirt</source>
        <translation>Shorts und T-Shirt</translation>
    </message>
    <message>
        <source>light trousers and a T-shirt</source>
        <translation>leichte Hose und T-Shirt</translation>
    </message>
    <message>
        <source>trousers and a shirt</source>
        <translation>Hose und Hemd</translation>
    </message>
    <message>
        <source>trousers, shirt and a thin sweater</source>
        <translation>Hose, Hemd und dünner Pullover</translation>
    </message>
    <message>
        <source>trousers, shirt and a jacket</source>
        <translation>Hose, Hemd und Jacke</translation>
    </message>
    <message>
        <source>shirt, sweater and a jacket</source>
        <translation>Hemd, Pullover und Jacke</translation>
    </message>
    <message>
        <source>shirt, thick sweater and a winter coat</source>
        <translation>Hemd, dicker Pullover und Wintermantel</translation>
    </message>
    <message>
        <source>down coat, thick sweater and long underwear</source>
        <translation>Daunenmantel, dicker Pullover und lange Unterwäsche</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchst du?</translation>
    </message>
    <message>
        <source>What you show, type and choose is forgotten when you leave.</source>
        <translation>Was du zeigst, tippst und auswählst, ist vergessen, sobald du gehst.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hold a garment or a photo up to the camera.</source>
        <translation>Halt ein Kleidungsstück oder ein Foto vor die Kamera.</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Type a few words: red dress, wool coat.</source>
        <translation>Schreib ein paar Worte: rotes Kleid, Wollmantel.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Stöbern</translation>
    </message>
    <message>
        <source>See what is new, and like what you like.</source>
        <translation>Sieh, was neu ist, und vergib Herzen.</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation>Normale Schrift</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>Große Schrift</translation>
    </message>
    <message>
        <source>Largest text</source>
        <translation>Größte Schrift</translation>
    </message>
</context>
<context>
    <name>WordField</name>
    <message>
        <source>Mixed</source>
        <translation>Verschieden</translation>
    </message>
</context>
<context>
    <name>WordsPage</name>
    <message>
        <source>Describe it</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchst du?</translation>
    </message>
    <message>
        <source>red dress, warm coat, something striped …</source>
        <translation>rotes Kleid, grüner Mantel, etwas Gestreiftes …</translation>
    </message>
    <message>
        <source>{} found</source>
        <translation>{} gefunden</translation>
    </message>
    <message>
        <source>{}, of what is nearest</source>
        <translation>{}, nur annähernd</translation>
    </message>
    <message>
        <source>New here</source>
        <translation>Neu bei uns</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>So heißt hier nichts.</translation>
    </message>
    <message>
        <source>Search for {}</source>
        <translation>Suche nach {}</translation>
    </message>
</context>
<context>
    <name>_Printing</name>
    <message>
        <source>Printing</source>
        <translation>Wird gedruckt</translation>
    </message>
    <message>
        <source>The printer takes nothing</source>
        <translation>Der Drucker nimmt nichts an</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
</context>
<context>
    <name>_SuitRow</name>
    <message>
        <source>{}: yes</source>
        <translation>{}: ja</translation>
    </message>
    <message>
        <source>{}: no</source>
        <translation>{}: nein</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>This library&apos;s catalog is damaged.</source>
        <translation>Der Katalog dieser Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>There is no good backup.</source>
        <translation>Es gibt keine gute Sicherung.</translation>
    </message>
    <message>
        <source>The newest good backup is of {}; what was imported, said or changed since is not in it.</source>
        <translation>Die neueste gute Sicherung ist von {}; was seither importiert, gesagt oder geändert wurde, fehlt darin.</translation>
    </message>
    <message>
        <source>The damaged catalog is kept, whatever you choose.</source>
        <translation>Der beschädigte Katalog bleibt in jedem Fall erhalten.</translation>
    </message>
    <message>
        <source>Bring back the backup</source>
        <translation>Sicherung zurückholen</translation>
    </message>
    <message>
        <source>Keep what can be read</source>
        <translation>Behalten, was lesbar ist</translation>
    </message>
    <message>
        <source>Close while this runs?</source>
        <translation>Schließen, während das läuft?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Something went wrong in Stylist: {}</source>
        <translation>In Stylist ist etwas schiefgegangen: {}</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>liked</source>
        <translation>gefällt</translation>
    </message>
    <message>
        <source>not me</source>
        <translation>nicht meins</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Looking</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Similar to this</source>
        <translation>Ähnliches suchen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Let Stylist find the garment</source>
        <translation>Stylist das Kleidungsstück finden lassen</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Show me round</source>
        <translation>Führung zeigen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Arbeitstisch</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Design des Systems</translation>
    </message>
    <message>
        <source>All that runs</source>
        <translation>Alles, was läuft</translation>
    </message>
    <message>
        <source>Add profile</source>
        <translation>Profil hinzufügen</translation>
    </message>
    <message>
        <source>Import purchases</source>
        <translation>Käufe importieren</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>New album …</source>
        <translation>Neues Album …</translation>
    </message>
    <message>
        <source>Keep this search …</source>
        <translation>Suche speichern …</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Dubletten suchen</translation>
    </message>
    <message>
        <source>What is missing here</source>
        <translation>Was hier fehlt</translation>
    </message>
    <message>
        <source>Export what is missing as CSV …</source>
        <translation>Fehlendes als CSV exportieren …</translation>
    </message>
    <message>
        <source>What was learned of this profile</source>
        <translation>Was von diesem Profil gelernt wurde</translation>
    </message>
    <message>
        <source>Filter by {}</source>
        <translation>Filtern: {}</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Kept search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
</context>
<context>
    <name>ensemble</name>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>{} throughout.</source>
        <translation>{}, durchgehend.</translation>
    </message>
    <message>
        <source>{}: neutrals.</source>
        <translation>{}: neutrale Farben.</translation>
    </message>
    <message>
        <source>{}: neutrals with {}.</source>
        <translation>{}: neutrale Farben mit {}.</translation>
    </message>
    <message>
        <source>{}: of one hue.</source>
        <translation>{}: ein Farbton.</translation>
    </message>
    <message>
        <source>{}: neighbouring hues.</source>
        <translation>{}: benachbarte Farbtöne.</translation>
    </message>
    <message>
        <source>{}: opposite hues.</source>
        <translation>{}: gegensätzliche Farbtöne.</translation>
    </message>
    <message>
        <source>{}: {} accents.</source>
        <translation>{}: {} Akzente.</translation>
    </message>
    <message>
        <source>One loud piece: the {}.</source>
        <translation>Ein auffälliges Teil: {}.</translation>
    </message>
    <message>
        <source>the {}</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>{} loud pieces: {}.</source>
        <translation>{} auffällige Teile: {}.</translation>
    </message>
    <message>
        <source>Quiet patterns.</source>
        <translation>Ruhige Muster.</translation>
    </message>
    <message>
        <source>From {} to {}.</source>
        <translation>Von {} bis {}.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>one</source>
        <translation>eins</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>{} clo of the {} needed</source>
        <translation>{} clo von nötigen {}</translation>
    </message>
    <message>
        <source>Like {}, mostly its {}.</source>
        <translation>Wie {}, vor allem {}.</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>the cut</source>
        <translation>der Schnitt</translation>
    </message>
    <message>
        <source>the colour</source>
        <translation>die Farbe</translation>
    </message>
    <message>
        <source>the pattern</source>
        <translation>das Muster</translation>
    </message>
    <message>
        <source>the price</source>
        <translation>der Preis</translation>
    </message>
    <message>
        <source>not your size</source>
        <translation>nicht die richtige Größe</translation>
    </message>
    <message>
        <source>you have one like it</source>
        <translation>ähnlich schon vorhanden</translation>
    </message>
    <message>
        <source>just not you</source>
        <translation>einfach nicht der Stil</translation>
    </message>
    <message>
        <source>Same {}.</source>
        <translation>Gleich: {}.</translation>
    </message>
    <message>
        <source>Same {}, other {}.</source>
        <translation>Gleich: {}; anders: {}.</translation>
    </message>
    <message>
        <source>You like this</source>
        <translation>Gefällt</translation>
    </message>
    <message>
        <source>Not for you</source>
        <translation>Nicht meins</translation>
    </message>
    <message>
        <source>A guess, to learn from.</source>
        <translation>Ein Versuch, um zu lernen.</translation>
    </message>
    <message>
        <source>A guess, to learn from: {}?</source>
        <translation>Ein Versuch, um zu lernen: {}?</translation>
    </message>
    <message>
        <source>Marked as not for {}.</source>
        <translation>Angegeben: nicht für {}.</translation>
    </message>
    <message>
        <source>Marked for {}.</source>
        <translation>Angegeben: für {}.</translation>
    </message>
    <message>
        <source>Unlike what is marked for {} here.</source>
        <translation>Anders als das, was hier für {} angegeben ist.</translation>
    </message>
    <message>
        <source>Not made for {}</source>
        <translation>Nicht gemacht für {}</translation>
    </message>
    <message>
        <source>Like what is marked for {} here.</source>
        <translation>Wie das, was hier für {} angegeben ist.</translation>
    </message>
    <message>
        <source>its name or tags say so</source>
        <translation>laut Name oder Schlagwort</translation>
    </message>
    <message>
        <source>its description says so</source>
        <translation>laut Beschreibung</translation>
    </message>
    <message>
        <source>Nothing speaks against {}.</source>
        <translation>Nichts spricht gegen {}.</translation>
    </message>
    <message>
        <source>Fits {}</source>
        <translation>Passt für {}</translation>
    </message>
    <message>
        <source>{} clo: too warm for {}.</source>
        <translation>{} clo: zu warm für {}.</translation>
    </message>
    <message>
        <source>{} clo: too thin for {}.</source>
        <translation>{} clo: zu dünn für {}.</translation>
    </message>
    <message>
        <source>{} clo: right for {}.</source>
        <translation>{} clo: passend für {}.</translation>
    </message>
    <message>
        <source>add a layer</source>
        <translation>eine Schicht mehr</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>genug</translation>
    </message>
    <message>
        <source>Keeps the rain out.</source>
        <translation>Hält Regen ab.</translation>
    </message>
    <message>
        <source>Lets the rain through.</source>
        <translation>Lässt Regen durch.</translation>
    </message>
    <message>
        <source>Keeps the wind out.</source>
        <translation>Hält Wind ab.</translation>
    </message>
    <message>
        <source>Lets the wind through.</source>
        <translation>Lässt Wind durch.</translation>
    </message>
    <message>
        <source>{}, which you disliked</source>
        <translation>{} (gefiel nicht)</translation>
    </message>
    <message>
        <source>Moved up {}: like {}, mostly its {}.</source>
        <translation>{} Plätze höher: wie {}, vor allem {}.</translation>
    </message>
    <message>
        <source>Moved up {}: unlike {}, mostly its {}.</source>
        <translation>{} Plätze höher: anders als {}, vor allem {}.</translation>
    </message>
    <message>
        <source>Moved down {}: like {}, mostly its {}.</source>
        <translation>{} Plätze tiefer: wie {}, vor allem {}.</translation>
    </message>
    <message>
        <source>Moved down {}: unlike {}, mostly its {}.</source>
        <translation>{} Plätze tiefer: anders als {}, vor allem {}.</translation>
    </message>
    <message>
        <source>take a layer off</source>
        <translation>eine Schicht weniger</translation>
    </message>
    <message>
        <source>right</source>
        <translation>passend</translation>
    </message>
    <message>
        <source>Nothing keeps the rain out.</source>
        <translation>Nichts hält den Regen ab.</translation>
    </message>
    <message>
        <source>{} as a layer</source>
        <translation>{} als Schicht</translation>
    </message>
    <message>
        <source>{} alone</source>
        <translation>{} allein</translation>
    </message>
    <message>
        <source>{}, colder as a layer</source>
        <translation>{}, kälter als Schicht</translation>
    </message>
    <message>
        <source>{}, from {} as a layer</source>
        <translation>{}, ab {} als Schicht</translation>
    </message>
    <message>
        <source>at any temperature</source>
        <translation>bei jeder Temperatur</translation>
    </message>
    <message>
        <source>below {}</source>
        <translation>unter {}</translation>
    </message>
    <message>
        <source>above {}</source>
        <translation>über {}</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} bis {}</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>how often the customer has come</source>
        <translation>wie oft der Kunde da war</translation>
    </message>
    <message>
        <source>how often the customer came lately</source>
        <translation>wie oft der Kunde zuletzt da war</translation>
    </message>
    <message>
        <source>how long ago the customer came last</source>
        <translation>wie lange der letzte Besuch des Kunden her ist</translation>
    </message>
    <message>
        <source>how long the customer has been coming</source>
        <translation>seit wann der Kunde kommt</translation>
    </message>
    <message>
        <source>time between the customer&apos;s visits</source>
        <translation>Zeit zwischen Besuchen des Kunden</translation>
    </message>
    <message>
        <source>how much the customer buys at once</source>
        <translation>wie viel der Kunde auf einmal kauft</translation>
    </message>
    <message>
        <source>how many items the customer has bought</source>
        <translation>wie viele Artikel der Kunde gekauft hat</translation>
    </message>
    <message>
        <source>how many of them the customer buys again</source>
        <translation>wie viele davon der Kunde wieder kauft</translation>
    </message>
    <message>
        <source>what the customer usually pays</source>
        <translation>was der Kunde gewöhnlich zahlt</translation>
    </message>
    <message>
        <source>purchases in three days</source>
        <translation>Käufe in drei Tagen</translation>
    </message>
    <message>
        <source>purchases this week</source>
        <translation>Käufe diese Woche</translation>
    </message>
    <message>
        <source>purchases this month</source>
        <translation>Käufe diesen Monat</translation>
    </message>
    <message>
        <source>purchases this quarter</source>
        <translation>Käufe dieses Quartal</translation>
    </message>
    <message>
        <source>purchases in all</source>
        <translation>Käufe insgesamt</translation>
    </message>
    <message>
        <source>purchases at this time last year</source>
        <translation>Käufe vor einem Jahr um diese Zeit</translation>
    </message>
    <message>
        <source>known customers who bought it this week</source>
        <translation>bekannte Kunden, die es diese Woche kauften</translation>
    </message>
    <message>
        <source>known customers who bought it this month</source>
        <translation>bekannte Kunden, die es diesen Monat kauften</translation>
    </message>
    <message>
        <source>its trend of this week</source>
        <translation>Trend dieser Woche</translation>
    </message>
    <message>
        <source>its trend of this month</source>
        <translation>Trend dieses Monats</translation>
    </message>
    <message>
        <source>its trend at this time last year</source>
        <translation>Trend vor einem Jahr um diese Zeit</translation>
    </message>
    <message>
        <source>longer without a sale than usual</source>
        <translation>länger als üblich ohne Verkauf</translation>
    </message>
    <message>
        <source>how long it has been on sale</source>
        <translation>seit wann es verkauft wird</translation>
    </message>
    <message>
        <source>how long ago it was last sold</source>
        <translation>wie lange der letzte Verkauf her ist</translation>
    </message>
    <message>
        <source>how many buy it again</source>
        <translation>wie viele es wieder kaufen</translation>
    </message>
    <message>
        <source>after how long it is bought again</source>
        <translation>wann es wieder gekauft wird</translation>
    </message>
    <message>
        <source>its price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>its price of late, beside its usual one</source>
        <translation>jüngster Preis, verglichen mit dem üblichen</translation>
    </message>
    <message>
        <source>how often this customer bought it</source>
        <translation>wie oft der Kunde es gekauft hat</translation>
    </message>
    <message>
        <source>how long ago this customer bought it</source>
        <translation>wie lange der letzte Kauf dieses Kunden her ist</translation>
    </message>
    <message>
        <source>how long ago this customer first bought it</source>
        <translation>wie lange der erste Kauf dieses Kunden her ist</translation>
    </message>
    <message>
        <source>time between this customer&apos;s purchases of it</source>
        <translation>Zeit zwischen Käufen dieses Kunden</translation>
    </message>
    <message>
        <source>at how many of this customer&apos;s visits</source>
        <translation>bei wie vielen Besuchen dieses Kunden</translation>
    </message>
    <message>
        <source>at how many visits since the first time</source>
        <translation>bei wie vielen Besuchen seit dem ersten Kauf</translation>
    </message>
    <message>
        <source>visits since this customer bought it</source>
        <translation>Besuche seit dem letzten Kauf</translation>
    </message>
    <message>
        <source>whether it is due, as this customer buys it</source>
        <translation>ob es fällig ist, wie dieser Kunde es kauft</translation>
    </message>
    <message>
        <source>whether it is due, as others buy it</source>
        <translation>ob es fällig ist, wie andere es kaufen</translation>
    </message>
    <message>
        <source>whether it is due, as this customer comes</source>
        <translation>ob es fällig ist, wie dieser Kunde kommt</translation>
    </message>
    <message>
        <source>first bought by this customer this month</source>
        <translation>von diesem Kunden erstmals diesen Monat gekauft</translation>
    </message>
    <message>
        <source>how many pieces this customer bought</source>
        <translation>wie viele Stück dieser Kunde gekauft hat</translation>
    </message>
    <message>
        <source>how many pieces this customer buys at once</source>
        <translation>wie viele Stück dieser Kunde auf einmal kauft</translation>
    </message>
    <message>
        <source>whether this customer bought it a year ago</source>
        <translation>ob dieser Kunde es vor einem Jahr kaufte</translation>
    </message>
    <message>
        <source>how often this customer bought it, the last visits most</source>
        <translation>wie oft der Kunde es kaufte, betont die letzten Besuche</translation>
    </message>
    <message>
        <source>how often at this customer&apos;s last visits</source>
        <translation>wie oft bei den letzten Besuchen dieses Kunden</translation>
    </message>
    <message>
        <source>how many ways lead to it</source>
        <translation>wie viele Wege dazu führen</translation>
    </message>
    <message>
        <source>its price, beside what the customer pays</source>
        <translation>Preis, verglichen mit dem des Kunden</translation>
    </message>
    <message>
        <source>how popular it is with such customers</source>
        <translation>wie beliebt es bei solchen Kunden ist</translation>
    </message>
    <message>
        <source>how often this customer bought it, the last {} days most</source>
        <translation>wie oft der Kunde es kaufte, betont die letzten {} Tage</translation>
    </message>
    <message>
        <source>how many bought it again within {} days</source>
        <translation>wie viele es binnen {} Tagen wieder kauften</translation>
    </message>
    <message>
        <source>{} (its place)</source>
        <translation>{} (Platz darin)</translation>
    </message>
</context>
<context>
    <name>feeds</name>
    <message>
        <source>Article number</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>Model (joins variants)</source>
        <translation>Modell (verbindet Varianten)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Narrower category</source>
        <translation>Engere Kategorie</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>More photos</source>
        <translation>Weitere Fotos</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>Google Merchant</source>
        <translation>Google Merchant</translation>
    </message>
    <message>
        <source>H&amp;M articles</source>
        <translation>H&amp;M-Artikel</translation>
    </message>
    <message>
        <source>Magento 2</source>
        <translation>Magento 2</translation>
    </message>
    <message>
        <source>Shopify</source>
        <translation>Shopify</translation>
    </message>
    <message>
        <source>WooCommerce</source>
        <translation>WooCommerce</translation>
    </message>
    <message>
        <source>Any table</source>
        <translation>Beliebige Tabelle</translation>
    </message>
</context>
<context>
    <name>gaps</name>
    <message>
        <source>from {}</source>
        <translation>ab {}</translation>
    </message>
    <message>
        <source>under {}</source>
        <translation>unter {}</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>auf Lager</translation>
    </message>
    <message>
        <source>{} stars</source>
        <translation>{} Sterne</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>without a flag</source>
        <translation>unmarkiert</translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message>
        <source>the printer takes nothing</source>
        <translation>der Drucker nimmt nichts an</translation>
    </message>
    <message>
        <source>What you liked</source>
        <translation>Was dir gefiel</translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>Stopped importing {}</source>
        <translation>Import von {} angehalten</translation>
    </message>
    <message>
        <source>{}; what came in stays</source>
        <translation>{}; was da ist, bleibt</translation>
    </message>
    <message>
        <source>{} refreshed</source>
        <translation>{} aufgefrischt</translation>
    </message>
    <message>
        <source>{} moved</source>
        <translation>{} umgezogen</translation>
    </message>
    <message>
        <source>{} here already</source>
        <translation>{} schon da</translation>
    </message>
    <message>
        <source>{} refused</source>
        <translation>{} abgelehnt</translation>
    </message>
    <message>
        <source>{} imported</source>
        <translation>{} importiert</translation>
    </message>
    <message>
        <source>{} new</source>
        <translation>{} neu</translation>
    </message>
    <message>
        <source>{} changed</source>
        <translation>{} geändert</translation>
    </message>
    <message>
        <source>{} gone</source>
        <translation>{} weg</translation>
    </message>
    <message>
        <source>{} back</source>
        <translation>{} wieder da</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln look(s)</source>
        <translation>
            <numerusform>%Ln Look</numerusform>
            <numerusform>%Ln Looks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) of shoppers</source>
        <translation>
            <numerusform>%Ln Urteil der Kundschaft</numerusform>
            <numerusform>%Ln Urteile der Kundschaft</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Looking</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Similar to this</source>
        <translation>Ähnliches suchen</translation>
    </message>
    <message>
        <source>Show the outline</source>
        <translation>Umriss zeigen</translation>
    </message>
    <message>
        <source>Move the frame</source>
        <translation>Rahmen verschieben</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Gefällt</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>Nicht meins</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Tried on</source>
        <translation>Anprobiert</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>Gekauft</translation>
    </message>
    <message>
        <source>Add to a look</source>
        <translation>Zu einem Look</translation>
    </message>
    <message>
        <source>Add to the last look</source>
        <translation>Zum letzten Look</translation>
    </message>
    <message>
        <source>Worn today (wardrobe)</source>
        <translation>Heute getragen (Kleiderschrank)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Bring back what that took out</source>
        <translation>Entferntes zurückholen</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Back, clear</source>
        <translation>Zurück, leeren</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Mit Worten suchen</translation>
    </message>
    <message>
        <source>Search with a photo</source>
        <translation>Mit einem Foto suchen</translation>
    </message>
    <message>
        <source>Search with the clipboard</source>
        <translation>Mit der Zwischenablage suchen</translation>
    </message>
    <message>
        <source>Search with a part of the screen</source>
        <translation>Mit einem Ausschnitt des Bildschirms suchen</translation>
    </message>
    <message>
        <source>Add the clipboard to the library</source>
        <translation>Die Zwischenablage in die Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Search with the camera</source>
        <translation>Mit der Kamera suchen</translation>
    </message>
    <message>
        <source>The search before</source>
        <translation>Vorige Suche</translation>
    </message>
    <message>
        <source>The search after</source>
        <translation>Nächste Suche</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Import feed</source>
        <translation>Feed importieren</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search by photo</source>
        <translation>Fotosuche</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Für dich</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Arbeitstisch</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Another window, for a client</source>
        <translation>Weiteres Fenster, für andere Kundschaft</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help, and these keys</source>
        <translation>Hilfe, und diese Tasten</translation>
    </message>
    <message>
        <source>Culling</source>
        <translation>Sichten</translation>
    </message>
    <message>
        <source>Stars; 0 for none</source>
        <translation>Sterne; 0 für keine</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Pick (P pins)</source>
        <translation>Markieren (P merkt vor)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Take the flag off</source>
        <translation>Markierung aufheben</translation>
    </message>
    <message>
        <source>Go on once rated, or stay</source>
        <translation>Nach der Bewertung weiter oder nicht</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Edit what is selected</source>
        <translation>Auswahl bearbeiten</translation>
    </message>
    <message>
        <source>Compare two to six</source>
        <translation>Zwei bis sechs vergleichen</translation>
    </message>
    <message>
        <source>Put in an album</source>
        <translation>In ein Album legen</translation>
    </message>
    <message>
        <source>Forward in its album</source>
        <translation>Im Album nach vorn</translation>
    </message>
    <message>
        <source>Back in its album</source>
        <translation>Im Album nach hinten</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Another item</source>
        <translation>Anderer Artikel</translation>
    </message>
    <message>
        <source>Swap with the one beside</source>
        <translation>Mit dem daneben tauschen</translation>
    </message>
    <message>
        <source>Closer; −: farther, =: whole</source>
        <translation>Näher; −: weiter weg, =: ganz</translation>
    </message>
    <message>
        <source>Take out of the comparison</source>
        <translation>Aus dem Vergleich nehmen</translation>
    </message>
    <message>
        <source>Like; D, stars, flags as well</source>
        <translation>Gefällt; auch D, Sterne, Markierung</translation>
    </message>
    <message>
        <source>Move a piece, far with Shift</source>
        <translation>Teil bewegen, mit Umschalt weit</translation>
    </message>
    <message>
        <source>Choose the next piece</source>
        <translation>Nächstes Teil wählen</translation>
    </message>
    <message>
        <source>Larger, smaller: −</source>
        <translation>Größer, kleiner: −</translation>
    </message>
    <message>
        <source>Turn, back with Shift</source>
        <translation>Drehen, mit Umschalt zurück</translation>
    </message>
    <message>
        <source>Nearer, to the front with Shift</source>
        <translation>Näher, mit Umschalt ganz nach vorn</translation>
    </message>
    <message>
        <source>Farther, to the back with Shift</source>
        <translation>Weiter weg, mit Umschalt ganz nach hinten</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>New look</source>
        <translation>Neuer Look</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>The first guess is right</source>
        <translation>Erste Vermutung stimmt</translation>
    </message>
    <message>
        <source>It is that one</source>
        <translation>Es ist dieses</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>No garment: remove it</source>
        <translation>Kein Kleidungsstück: entfernen</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Many at once</source>
        <translation>Viele auf einmal</translation>
    </message>
    <message>
        <source>Among many: this one is not</source>
        <translation>Unter vielen: dieses nicht</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>lookbook</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>wind {}</source>
        <translation>Wind {}</translation>
    </message>
    <message>
        <source>For {}</source>
        <translation>Für {}</translation>
    </message>
</context>
<context>
    <name>outfits</name>
    <message>
        <source>All of it suits {}.</source>
        <translation>Alles passt für {}.</translation>
    </message>
    <message>
        <source>Nothing here for {}.</source>
        <translation>Hier fehlt: {}.</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>{pattern} {garment}</source>
        <translation>{garment} ({pattern})</translation>
    </message>
    <message>
        <source>Put together here before: the like of the {} and the {}.</source>
        <translation>Hier schon kombiniert: Ähnliches wie {} und {}.</translation>
    </message>
</context>
<context>
    <name>recommend</name>
    <message>
        <source>Hybrid</source>
        <translation>Hybrid</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Two towers</source>
        <translation>Zwei Türme</translation>
    </message>
    <message>
        <source>By looks</source>
        <translation>Nach Aussehen</translation>
    </message>
    <message>
        <source>you bought it before</source>
        <translation>schon einmal gekauft</translation>
    </message>
    <message>
        <source>it goes with what you bought</source>
        <translation>passt zu Gekauftem</translation>
    </message>
    <message>
        <source>it is bought with what you bought</source>
        <translation>wird mit Gekauftem zusammen gekauft</translation>
    </message>
    <message>
        <source>it is bought after what you bought last</source>
        <translation>wird nach dem letzten Kauf gekauft</translation>
    </message>
    <message>
        <source>it goes with your last purchase</source>
        <translation>passt zum letzten Kauf</translation>
    </message>
    <message>
        <source>it fits all that you bought</source>
        <translation>passt zu allem Gekauften</translation>
    </message>
    <message>
        <source>it fits what you bought lately</source>
        <translation>passt zu kürzlich Gekauftem</translation>
    </message>
    <message>
        <source>people with your taste buy it</source>
        <translation>Leute mit diesem Geschmack kaufen es</translation>
    </message>
    <message>
        <source>people with your taste of late buy it</source>
        <translation>Leute mit dem jüngsten Geschmack kaufen es</translation>
    </message>
    <message>
        <source>people like you bought it this month</source>
        <translation>diesen Monat von ähnlichen Leuten gekauft</translation>
    </message>
    <message>
        <source>people like you bought it this week</source>
        <translation>diese Woche von ähnlichen Leuten gekauft</translation>
    </message>
    <message>
        <source>people who buy as you do bought it lately</source>
        <translation>Leute mit ähnlichen Käufen kauften es kürzlich</translation>
    </message>
    <message>
        <source>it is popular this week</source>
        <translation>diese Woche beliebt</translation>
    </message>
    <message>
        <source>it is popular this month</source>
        <translation>diesen Monat beliebt</translation>
    </message>
    <message>
        <source>it was popular at this time last year</source>
        <translation>vor einem Jahr um diese Zeit beliebt</translation>
    </message>
    <message>
        <source>it goes with what is popular this week</source>
        <translation>passt zu dem, was diese Woche beliebt ist</translation>
    </message>
    <message>
        <source>it is a product you bought, in another colour</source>
        <translation>ein gekauftes Produkt in anderer Farbe</translation>
    </message>
    <message>
        <source>it reads like what you bought</source>
        <translation>liest sich wie Gekauftes</translation>
    </message>
    <message>
        <source>it looks like what you bought</source>
        <translation>sieht aus wie Gekauftes</translation>
    </message>
    <message>
        <source>it is near to what you are after</source>
        <translation>kommt dem Gesuchten nahe</translation>
    </message>
    <message>
        <source>it has the look that you go for</source>
        <translation>hat den bevorzugten Stil</translation>
    </message>
    <message>
        <source>Bought {}, last {}.</source>
        <translation>{} gekauft, zuletzt {}.</translation>
    </message>
    <message>
        <source>{} bought it this week.</source>
        <translation>{}-mal diese Woche gekauft.</translation>
    </message>
    <message>
        <source>Bought this week.</source>
        <translation>Diese Woche gekauft.</translation>
    </message>
    <message>
        <source>Nothing speaks against it.</source>
        <translation>Nichts spricht dagegen.</translation>
    </message>
    <message>
        <source>once</source>
        <translation>Einmal</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>Zweimal</translation>
    </message>
    <message>
        <source>{} times</source>
        <translation>{}-mal</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{} days ago</source>
        <translation>vor {} Tagen</translation>
    </message>
    <message>
        <source>All strategies and learned models, ranked</source>
        <translation>Alle Strategien und gelernten Modelle, geordnet</translation>
    </message>
    <message>
        <source>All strategies, ranked</source>
        <translation>Alle Strategien, geordnet</translation>
    </message>
    <message>
        <source>Bought before</source>
        <translation>Schon gekauft</translation>
    </message>
    <message>
        <source>Bought by people with your taste</source>
        <translation>Gekauft von Leuten mit diesem Geschmack</translation>
    </message>
    <message>
        <source>Bought together</source>
        <translation>Zusammen gekauft</translation>
    </message>
    <message>
        <source>By looks, learned</source>
        <translation>Nach Aussehen, gelernt</translation>
    </message>
    <message>
        <source>Goes with all you bought</source>
        <translation>Passt zu allem Gekauften</translation>
    </message>
    <message>
        <source>Goes with your last purchase</source>
        <translation>Passt zum letzten Kauf</translation>
    </message>
    <message>
        <source>Like what you bought</source>
        <translation>Wie Gekauftes</translation>
    </message>
    <message>
        <source>People who buy alike</source>
        <translation>Leute, die Ähnliches kaufen</translation>
    </message>
    <message>
        <source>Popular at this time last year</source>
        <translation>Vor einem Jahr um diese Zeit beliebt</translation>
    </message>
    <message>
        <source>Popular lately</source>
        <translation>In letzter Zeit beliebt</translation>
    </message>
    <message>
        <source>Popular this month</source>
        <translation>Diesen Monat beliebt</translation>
    </message>
    <message>
        <source>Popular this week</source>
        <translation>Diese Woche beliebt</translation>
    </message>
    <message>
        <source>Popular with people like you</source>
        <translation>Beliebt bei ähnlichen Leuten</translation>
    </message>
    <message>
        <source>Ranked above what others left</source>
        <translation>Über dem, was andere liegen ließen</translation>
    </message>
    <message>
        <source>Two towers, learned</source>
        <translation>Zwei Türme, gelernt</translation>
    </message>
</context>
<context>
    <name>retelling</name>
    <message>
        <source>took back: {}</source>
        <translation>rückgängig: {}</translation>
    </message>
    <message>
        <source>gave {} to {} and picked {}</source>
        <translation>{} für {}, markiert: {}</translation>
    </message>
    <message>
        <source>gave {} to {} and rejected {}</source>
        <translation>{} für {}, abgelehnt: {}</translation>
    </message>
    <message>
        <source>gave {} to {} and took the flag off {}</source>
        <translation>{} für {}, Markierung aufgehoben: {}</translation>
    </message>
    <message>
        <source>gave {} to {}</source>
        <translation>{} für {}</translation>
    </message>
    <message>
        <source>no stars</source>
        <translation>keine Sterne</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>{} stars</source>
        <translation>{} Sterne</translation>
    </message>
    <message>
        <source>picked {}</source>
        <translation>{} markiert</translation>
    </message>
    <message>
        <source>rejected {}</source>
        <translation>{} abgelehnt</translation>
    </message>
    <message>
        <source>took the flag off {}</source>
        <translation>Markierung aufgehoben: {}</translation>
    </message>
    <message>
        <source>edited {}</source>
        <translation>{} bearbeitet</translation>
    </message>
    <message>
        <source>merged {} items into {}</source>
        <translation>{} Artikel zusammengeführt in {}</translation>
    </message>
    <message>
        <source>told {} apart</source>
        <translation>{} unterschieden</translation>
    </message>
    <message>
        <source>made the album {}</source>
        <translation>Album {} angelegt</translation>
    </message>
    <message>
        <source>kept the search {}</source>
        <translation>Suche {} gespeichert</translation>
    </message>
    <message>
        <source>removed the collection {}</source>
        <translation>Sammlung {} entfernt</translation>
    </message>
    <message>
        <source>put an item in {}</source>
        <translation>ein Artikel in {} gelegt</translation>
    </message>
    <message>
        <source>put {} items in {}</source>
        <translation>{} Artikel in {} gelegt</translation>
    </message>
    <message>
        <source>took an item out of {}</source>
        <translation>ein Artikel aus {} genommen</translation>
    </message>
    <message>
        <source>took {} items out of {}</source>
        <translation>{} Artikel aus {} genommen</translation>
    </message>
    <message>
        <source>liked {}</source>
        <translation>{} gefällt</translation>
    </message>
    <message>
        <source>disliked {}</source>
        <translation>{} gefällt nicht</translation>
    </message>
    <message>
        <source>cleared {}</source>
        <translation>{}: Urteil gelöscht</translation>
    </message>
    <message>
        <source>pinned {}</source>
        <translation>{} gemerkt</translation>
    </message>
    <message>
        <source>tried on {}</source>
        <translation>{} anprobiert</translation>
    </message>
    <message>
        <source>bought {}</source>
        <translation>{} gekauft</translation>
    </message>
    <message>
        <source>not pinned: {}</source>
        <translation>nicht gemerkt: {}</translation>
    </message>
    <message>
        <source>not tried on: {}</source>
        <translation>nicht anprobiert: {}</translation>
    </message>
    <message>
        <source>not bought: {}</source>
        <translation>nicht gekauft: {}</translation>
    </message>
    <message>
        <source>removed the lookbook {}</source>
        <translation>Lookbook {} entfernt</translation>
    </message>
    <message>
        <source>made the lookbook {}</source>
        <translation>Lookbook {} angelegt</translation>
    </message>
    <message>
        <source>changed the lookbook {}</source>
        <translation>Lookbook {} geändert</translation>
    </message>
    <message>
        <source>removed the look {}</source>
        <translation>Look {} entfernt</translation>
    </message>
    <message>
        <source>made the look {}</source>
        <translation>Look {} angelegt</translation>
    </message>
    <message>
        <source>changed the look {}</source>
        <translation>Look {} geändert</translation>
    </message>
    <message>
        <source>removed the occasion {}</source>
        <translation>Anlass {} entfernt</translation>
    </message>
    <message>
        <source>added the occasion {}</source>
        <translation>Anlass {} hinzugefügt</translation>
    </message>
    <message>
        <source>changed the occasion {}</source>
        <translation>Anlass {} geändert</translation>
    </message>
    <message>
        <source>paused the taste of {}</source>
        <translation>Geschmack von {} angehalten</translation>
    </message>
    <message>
        <source>resumed the taste of {}</source>
        <translation>Geschmack von {} fortgesetzt</translation>
    </message>
    <message>
        <source>reset the taste of {}</source>
        <translation>Geschmack von {} zurückgesetzt</translation>
    </message>
    <message>
        <source>imported the taste of {}</source>
        <translation>Geschmack von {} importiert</translation>
    </message>
    <message>
        <source>branched {} off {}</source>
        <translation>{} von {} abgezweigt</translation>
    </message>
    <message>
        <source>added a photo</source>
        <translation>Foto hinzugefügt</translation>
    </message>
    <message>
        <source>added {}</source>
        <translation>{} hinzugefügt</translation>
    </message>
    <message>
        <source>imported {}</source>
        <translation>{} importiert</translation>
    </message>
    <message>
        <source>removed {}</source>
        <translation>{} entfernt</translation>
    </message>
    <message>
        <source>brought back {}</source>
        <translation>{} zurückgeholt</translation>
    </message>
    <message>
        <source>described {}</source>
        <translation>{} beschrieben</translation>
    </message>
    <message>
        <source>updated {}</source>
        <translation>{} aktualisiert</translation>
    </message>
    <message>
        <source>took the tag {} off {}</source>
        <translation>Schlagwort {} entfernt von {}</translation>
    </message>
    <message>
        <source>tagged {} {}</source>
        <translation>verschlagwortet: {} {}</translation>
    </message>
    <message>
        <source>wore {} on {}</source>
        <translation>{} getragen am {}</translation>
    </message>
    <message>
        <source>did not wear {} on {}</source>
        <translation>{} nicht getragen am {}</translation>
    </message>
    <message>
        <source>put {} on {}</source>
        <translation>{} gelegt auf {}</translation>
    </message>
    <message>
        <source>took items off {}</source>
        <translation>Artikel herausgenommen aus {}</translation>
    </message>
    <message>
        <source>took back the crop of {}</source>
        <translation>Rahmen zurückgenommen: {}</translation>
    </message>
    <message>
        <source>changed the crop of {}</source>
        <translation>Rahmen geändert: {}</translation>
    </message>
    <message>
        <source>crop of {}</source>
        <translation>Rahmen: {}</translation>
    </message>
    <message>
        <source>took back what {} is to {}</source>
        <translation>Angabe zurückgenommen: {} für {}</translation>
    </message>
    <message>
        <source>took back the category of {}</source>
        <translation>Kategorie zurückgenommen: {}</translation>
    </message>
    <message>
        <source>took back the colour of {}</source>
        <translation>Farbe zurückgenommen: {}</translation>
    </message>
    <message>
        <source>took back the pattern of {}</source>
        <translation>Muster zurückgenommen: {}</translation>
    </message>
    <message>
        <source>took back the sleeve of {}</source>
        <translation>Ärmel zurückgenommen: {}</translation>
    </message>
    <message>
        <source>took back the material of {}</source>
        <translation>Material zurückgenommen: {}</translation>
    </message>
    <message>
        <source>category of {}: {}</source>
        <translation>Kategorie von {}: {}</translation>
    </message>
    <message>
        <source>colour of {}: {}</source>
        <translation>Farbe von {}: {}</translation>
    </message>
    <message>
        <source>pattern of {}: {}</source>
        <translation>Muster von {}: {}</translation>
    </message>
    <message>
        <source>sleeve of {}: {}</source>
        <translation>Ärmel von {}: {}</translation>
    </message>
    <message>
        <source>material of {}: {}</source>
        <translation>Material von {}: {}</translation>
    </message>
    <message>
        <source>renamed {} {}</source>
        <translation>{} umbenannt in {}</translation>
    </message>
    <message>
        <source>changed {}</source>
        <translation>{} geändert</translation>
    </message>
    <message>
        <source>{} is not for {}</source>
        <translation>{} ist nicht für {}</translation>
    </message>
    <message>
        <source>{} is for {}</source>
        <translation>{} ist für {}</translation>
    </message>
    <message>
        <source>an item</source>
        <translation>ein Artikel</translation>
    </message>
    <message>
        <source>{} items</source>
        <translation>{} Artikel</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>not a file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>not an image</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>is no photo</source>
        <translation>ist kein Foto</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>leere Datei</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>truncated after {}</source>
        <translation>abgeschnitten nach {}</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>cannot be read: {}</source>
        <translation>nicht lesbar: {}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>cannot be written: {}</source>
        <translation>nicht schreibbar: {}</translation>
    </message>
    <message>
        <source>cannot be fetched: {}</source>
        <translation>nicht abrufbar: {}</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>dauerte zu lange</translation>
    </message>
    <message>
        <source>too large for the memory one photo may take</source>
        <translation>zu groß für den Speicher, den ein Foto belegen darf</translation>
    </message>
    <message>
        <source>too large: {} × {} pixels</source>
        <translation>zu groß: {} × {} Pixel</translation>
    </message>
    <message>
        <source>too large: {} MB</source>
        <translation>zu groß: {} MB</translation>
    </message>
    <message>
        <source>is larger than {} MB</source>
        <translation>ist größer als {} MB</translation>
    </message>
    <message>
        <source>is now the same picture as photo {}</source>
        <translation>ist jetzt dasselbe Bild wie Foto {}</translation>
    </message>
    <message>
        <source>did not answer in {} s</source>
        <translation>hat nicht innerhalb von {} s geantwortet</translation>
    </message>
    <message>
        <source>the server answers {}</source>
        <translation>der Server antwortet {}</translation>
    </message>
    <message>
        <source>no camera is connected</source>
        <translation>keine Kamera angeschlossen</translation>
    </message>
    <message>
        <source>it cannot be read as a video</source>
        <translation>sie lässt sich nicht als Video lesen</translation>
    </message>
    <message>
        <source>it does not answer, or sends no video</source>
        <translation>sie antwortet nicht oder sendet kein Video</translation>
    </message>
    <message>
        <source>it does not answer; another program may be using it</source>
        <translation>sie antwortet nicht; vielleicht benutzt sie ein anderes Programm</translation>
    </message>
    <message>
        <source>this account may not use {}</source>
        <translation>dieses Konto darf {} nicht benutzen</translation>
    </message>
    <message>
        <source>The camera stopped sending pictures</source>
        <translation>Die Kamera sendet keine Bilder mehr</translation>
    </message>
    <message>
        <source>Camera {}: {}</source>
        <translation>Kamera {}: {}</translation>
    </message>
    <message>
        <source>too large: {}</source>
        <translation>zu groß: {}</translation>
    </message>
    <message>
        <source>cannot be encoded</source>
        <translation>lässt sich nicht kodieren</translation>
    </message>
    <message>
        <source>has changed since it was imported; import it again</source>
        <translation>wurde seit dem Import geändert; neu importieren</translation>
    </message>
    <message>
        <source>took too long to decode</source>
        <translation>das Lesen dauerte zu lange</translation>
    </message>
    <message>
        <source>crashed the decoder</source>
        <translation>brachte das Lesen zum Absturz</translation>
    </message>
    <message>
        <source>the drawing {}</source>
        <translation>die Zeichnung: {}</translation>
    </message>
    <message>
        <source>no path</source>
        <translation>kein Pfad</translation>
    </message>
    <message>
        <source>leads on and on</source>
        <translation>leitet immer weiter</translation>
    </message>
    <message>
        <source>is not fetched: as much as is allowed has been fetched</source>
        <translation>wird nicht abgerufen: Die erlaubte Menge ist erreicht</translation>
    </message>
    <message>
        <source>is no address of the web</source>
        <translation>ist keine Webadresse</translation>
    </message>
    <message>
        <source>is an address inside the local network, which is not asked</source>
        <translation>ist eine Adresse im lokalen Netz, das nicht gefragt wird</translation>
    </message>
    <message>
        <source>has no certificate that can be trusted</source>
        <translation>hat kein vertrauenswürdiges Zertifikat</translation>
    </message>
    <message>
        <source>has no thumbnail, and cannot be read</source>
        <translation>hat kein Vorschaubild und ist nicht lesbar</translation>
    </message>
    <message>
        <source>{} is no part of a photo: its sides are fractions in 0–1</source>
        <translation>{} ist kein Teil eines Fotos: Die Seiten sind Anteile von 0 bis 1</translation>
    </message>
    <message>
        <source>a QR code takes 1 to {} bytes, not {}</source>
        <translation>ein QR-Code fasst 1 bis {} Byte, nicht {}</translation>
    </message>
    <message>
        <source>is blank</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is too long for a name</source>
        <translation>ist zu lang für einen Namen</translation>
    </message>
    <message>
        <source>is longer than a text about a product can be</source>
        <translation>ist länger, als ein Produkttext sein kann</translation>
    </message>
    <message>
        <source>holds bytes that are not in the file&apos;s encoding</source>
        <translation>enthält Bytes, die nicht zur Kodierung der Datei gehören</translation>
    </message>
    <message>
        <source>{} is not a price</source>
        <translation>{} ist kein Preis</translation>
    </message>
    <message>
        <source>{} is not a number</source>
        <translation>{} ist keine Zahl</translation>
    </message>
    <message>
        <source>is not JSON: {}</source>
        <translation>ist kein JSON: {}</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is no object</source>
        <translation>ist kein Objekt</translation>
    </message>
    <message>
        <source>is no table: its first line names no columns</source>
        <translation>ist keine Tabelle: Die erste Zeile nennt keine Spalten</translation>
    </message>
    <message>
        <source>its first sheet is no table</source>
        <translation>das erste Blatt ist keine Tabelle</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is damaged, or holds far more than its size tells: not read</source>
        <translation>ist beschädigt oder enthält weit mehr, als die Größe sagt: nicht gelesen</translation>
    </message>
    <message>
        <source>is damaged: {}</source>
        <translation>ist beschädigt: {}</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>ist verschlüsselt</translation>
    </message>
    <message>
        <source>is larger than {} GB</source>
        <translation>ist größer als {} GB</translation>
    </message>
    <message>
        <source>unpacks to more than {} GB</source>
        <translation>ist entpackt größer als {} GB</translation>
    </message>
    <message>
        <source>is no table that Stylist can read</source>
        <translation>ist keine Tabelle, die Stylist lesen kann</translation>
    </message>
    <message>
        <source>has {} columns, as no list of products has</source>
        <translation>hat {} Spalten, wie keine Produktliste sie hat</translation>
    </message>
    <message>
        <source>has {} columns, more than the {} of the header</source>
        <translation>hat {} Spalten, mehr als die {} der Kopfzeile</translation>
    </message>
    <message>
        <source>has {} columns, fewer than the {} of the header</source>
        <translation>hat {} Spalten, weniger als die {} der Kopfzeile</translation>
    </message>
    <message>
        <source>a quote is opened and not closed</source>
        <translation>ein Anführungszeichen wird nicht geschlossen</translation>
    </message>
    <message>
        <source>cannot be read as a row</source>
        <translation>nicht als Zeile lesbar</translation>
    </message>
    <message>
        <source>cannot be read, up to row {}: {}</source>
        <translation>nicht lesbar bis Zeile {}: {}</translation>
    </message>
    <message>
        <source>holds no objects, one a product</source>
        <translation>enthält keine Objekte, je Produkt eines</translation>
    </message>
    <message>
        <source>is too long a list; write one object a line instead</source>
        <translation>ist eine zu lange Liste; stattdessen ein Objekt je Zeile schreiben</translation>
    </message>
    <message>
        <source>nested too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>is no sound Parquet file: {}</source>
        <translation>ist keine unversehrte Parquet-Datei: {}</translation>
    </message>
    <message>
        <source>is a damaged Parquet file</source>
        <translation>ist eine beschädigte Parquet-Datei</translation>
    </message>
    <message>
        <source>is a damaged workbook</source>
        <translation>ist eine beschädigte Arbeitsmappe</translation>
    </message>
    <message>
        <source>is no workbook that can be read: {}</source>
        <translation>ist keine lesbare Arbeitsmappe: {}</translation>
    </message>
    <message>
        <source>is too large an XML file</source>
        <translation>ist eine zu große XML-Datei</translation>
    </message>
    <message>
        <source>declares a document type or entities, which no feed needs</source>
        <translation>deklariert einen Dokumenttyp oder Entitäten, was kein Feed braucht</translation>
    </message>
    <message>
        <source>holds no &lt;item&gt;, &lt;entry&gt; or &lt;product&gt;</source>
        <translation>enthält kein &lt;item&gt;, &lt;entry&gt; oder &lt;product&gt;</translation>
    </message>
    <message>
        <source>is not XML: {}</source>
        <translation>ist kein XML: {}</translation>
    </message>
    <message>
        <source>is in an encoding nobody knows: {}</source>
        <translation>hat eine unbekannte Kodierung: {}</translation>
    </message>
    <message>
        <source>is cut off: it does not end</source>
        <translation>ist abgeschnitten: Das Ende fehlt</translation>
    </message>
    <message>
        <source>is cut off: the file ends</source>
        <translation>ist abgeschnitten: Die Datei endet</translation>
    </message>
    <message>
        <source>is neither a folder nor a ZIP with photos</source>
        <translation>ist weder ein Ordner noch ein ZIP mit Fotos</translation>
    </message>
    <message>
        <source>is a damaged ZIP</source>
        <translation>ist ein beschädigtes ZIP</translation>
    </message>
    <message>
        <source>is not as large as the ZIP says</source>
        <translation>ist nicht so groß, wie das ZIP angibt</translation>
    </message>
    <message>
        <source>a path that leads out of the ZIP is not followed</source>
        <translation>dem Pfad aus dem ZIP hinaus wird nicht gefolgt</translation>
    </message>
    <message>
        <source>is no TOML: {}</source>
        <translation>ist kein TOML: {}</translation>
    </message>
    <message>
        <source>the article number {} is that of row {}</source>
        <translation>die Artikelnummer {} ist die der Zeile {}</translation>
    </message>
    <message>
        <source>was here already</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>price {} → {}</source>
        <translation>Preis {} → {}</translation>
    </message>
    <message>
        <source>stock {} → {}</source>
        <translation>Bestand {} → {}</translation>
    </message>
    <message>
        <source>price or stock of its sizes</source>
        <translation>Preis oder Bestand der Größen</translation>
    </message>
    <message>
        <source>what is said of it</source>
        <translation>Angaben dazu</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>row {}, {}</source>
        <translation>Zeile {}, {}</translation>
    </message>
    <message>
        <source>row {}</source>
        <translation>Zeile {}</translation>
    </message>
    <message>
        <source>it was asked to keep them</source>
        <translation>so gewünscht</translation>
    </message>
    <message>
        <source>a row could not be read and may be theirs</source>
        <translation>eine Zeile war nicht lesbar und könnte dazugehören</translation>
    </message>
    <message>
        <source>{} rows could not be read and may be theirs</source>
        <translation>{} Zeilen waren nicht lesbar und könnten dazugehören</translation>
    </message>
    <message>
        <source>{} of {} would go: is this feed whole?</source>
        <translation>{} von {} fielen weg: Ist dieser Feed vollständig?</translation>
    </message>
    <message>
        <source>no format is called {}; auto, {} are</source>
        <translation>kein Format heißt {}; es gibt auto, {}</translation>
    </message>
    <message>
        <source>no field is called {}; {} are</source>
        <translation>kein Feld heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>has no column {}; it has {}</source>
        <translation>hat keine Spalte {}; es gibt {}</translation>
    </message>
    <message>
        <source>none of its columns is known to be an article number or a name; say which is which with a map</source>
        <translation>keine der Spalten ist als Artikelnummer oder Name erkannt; die Spalten zuordnen</translation>
    </message>
    <message>
        <source>a map has tables columns and categories, and texts in them</source>
        <translation>eine Zuordnung hat die Tabellen columns und categories und darin Texte</translation>
    </message>
    <message>
        <source>a map has no entry {}</source>
        <translation>eine Zuordnung hat keinen Eintrag {}</translation>
    </message>
    <message>
        <source>decimal is . or ,</source>
        <translation>decimal ist . oder ,</translation>
    </message>
    <message>
        <source>no product is {}</source>
        <translation>kein Produkt heißt {}</translation>
    </message>
    <message>
        <source>is no number of up to ten digits</source>
        <translation>ist keine Zahl mit höchstens zehn Ziffern</translation>
    </message>
    <message>
        <source>is blank, and so is ID</source>
        <translation>ist leer, ID ebenso</translation>
    </message>
    <message>
        <source>{} is no currency such as EUR</source>
        <translation>{} ist keine Währung wie EUR</translation>
    </message>
    <message>
        <source>{} is no price</source>
        <translation>{} ist kein Preis</translation>
    </message>
    <message>
        <source>{} cannot be a price</source>
        <translation>{} kann kein Preis sein</translation>
    </message>
    <message>
        <source>{} is no number</source>
        <translation>{} ist keine Zahl</translation>
    </message>
    <message>
        <source>{} cannot be a stock</source>
        <translation>{} kann kein Bestand sein</translation>
    </message>
    <message>
        <source>{} is in row {} already</source>
        <translation>{} steht schon in Zeile {}</translation>
    </message>
    <message>
        <source>names {}, which has no row</source>
        <translation>nennt {}, wozu eine Zeile fehlt</translation>
    </message>
    <message>
        <source>{} is not in {}</source>
        <translation>{} ist nicht in {}</translation>
    </message>
    <message>
        <source>was made by this library; it is for others</source>
        <translation>stammt aus dieser Bibliothek und ist für andere</translation>
    </message>
    <message>
        <source>was made by a newer Stylist; update this one to read it</source>
        <translation>stammt von einem neueren Stylist; zum Lesen dieses aktualisieren</translation>
    </message>
    <message>
        <source>is not signed, and this library takes signed bundles only</source>
        <translation>ist nicht signiert, und diese Bibliothek nimmt nur signierte Bündel</translation>
    </message>
    <message>
        <source>is not signed with this library&apos;s key</source>
        <translation>ist nicht mit dem Schlüssel dieser Bibliothek signiert</translation>
    </message>
    <message>
        <source>is no bundle, or it is cut off: it has no manifest</source>
        <translation>ist kein Bündel oder abgeschnitten: Das Inhaltsverzeichnis fehlt</translation>
    </message>
    <message>
        <source>is no bundle, or it is cut off</source>
        <translation>ist kein Bündel oder abgeschnitten</translation>
    </message>
    <message>
        <source>is damaged or was changed: {}</source>
        <translation>ist beschädigt oder wurde geändert: {}</translation>
    </message>
    <message>
        <source>is damaged: it does not say which library it is of</source>
        <translation>ist beschädigt: Es fehlt, aus welcher Bibliothek es stammt</translation>
    </message>
    <message>
        <source>is damaged: its manifest cannot be read</source>
        <translation>ist beschädigt: Das Inhaltsverzeichnis ist nicht lesbar</translation>
    </message>
    <message>
        <source>is damaged: its vectors cannot be read</source>
        <translation>ist beschädigt: Die Vektoren sind nicht lesbar</translation>
    </message>
    <message>
        <source>is damaged: its looks cannot be read</source>
        <translation>ist beschädigt: Die Looks sind nicht lesbar</translation>
    </message>
    <message>
        <source>is damaged: {} is not in its manifest</source>
        <translation>ist beschädigt: {} fehlt im Inhaltsverzeichnis</translation>
    </message>
    <message>
        <source>is damaged: {} cannot be read</source>
        <translation>ist beschädigt: {} ist nicht lesbar</translation>
    </message>
    <message>
        <source>is damaged: line {} of {}</source>
        <translation>ist beschädigt: Zeile {} von {}</translation>
    </message>
    <message>
        <source>was changed: its manifest does not name {}</source>
        <translation>wurde geändert: Das Inhaltsverzeichnis nennt nicht {}</translation>
    </message>
    <message>
        <source>a member that is there twice</source>
        <translation>einen doppelten Teil</translation>
    </message>
    <message>
        <source>holds a member with a name that no bundle has: {}</source>
        <translation>enthält einen Teil, der heißt wie in keinem Bündel: {}</translation>
    </message>
    <message>
        <source>holds a part that is too large: {}</source>
        <translation>enthält einen zu großen Teil: {}</translation>
    </message>
    <message>
        <source>holds vectors that are not this model&apos;s</source>
        <translation>enthält Vektoren eines anderen Modells</translation>
    </message>
    <message>
        <source>holds a taxonomy that is none: {}</source>
        <translation>enthält eine unbrauchbare Taxonomie: {}</translation>
    </message>
    <message>
        <source>would unpack to far more than bundles do</source>
        <translation>wäre entpackt weit größer als ein Bündel</translation>
    </message>
    <message>
        <source>more than {} of its lines say nothing</source>
        <translation>mehr als {} Zeilen darin sagen nichts</translation>
    </message>
    <message>
        <source>is no key: it has fewer than {} bytes</source>
        <translation>ist kein Schlüssel: weniger als {} Byte</translation>
    </message>
    <message>
        <source>is no item: {}</source>
        <translation>ist kein Artikel: {}</translation>
    </message>
    <message>
        <source>is no verdict: {}</source>
        <translation>ist kein Urteil: {}</translation>
    </message>
    <message>
        <source>a photo without its digest</source>
        <translation>ein Foto ohne Prüfsumme</translation>
    </message>
    <message>
        <source>a time without its zone</source>
        <translation>eine Uhrzeit ohne Zeitzone</translation>
    </message>
    <message>
        <source>may be no feed; import it once by hand to say what its columns are</source>
        <translation>ist vielleicht kein Feed; einmal von Hand importieren und die Spalten angeben</translation>
    </message>
    <message>
        <source>cannot be changed: the library is read only</source>
        <translation>nicht änderbar: Die Bibliothek ist schreibgeschützt</translation>
    </message>
    <message>
        <source>is being written by {}; gave up after {} s</source>
        <translation>wird gerade von {} beschrieben; nach {} s aufgegeben</translation>
    </message>
    <message>
        <source>`stylist restore` brings back the newest good backup, `stylist restore --salvage` what can still be read</source>
        <translation>`stylist restore` holt die neueste gute Sicherung zurück, `stylist restore --salvage` alles noch Lesbare</translation>
    </message>
    <message>
        <source>is not a catalog, or it is damaged; {}</source>
        <translation>ist kein Katalog oder beschädigt; {}</translation>
    </message>
    <message>
        <source>is damaged ({}); {}</source>
        <translation>ist beschädigt ({}); {}</translation>
    </message>
    <message>
        <source>is damaged; {}</source>
        <translation>ist beschädigt; {}</translation>
    </message>
    <message>
        <source>it is read only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>cannot be opened: {}</source>
        <translation>lässt sich nicht öffnen: {}</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>cannot be a library: the folder is read only</source>
        <translation>kann keine Bibliothek sein: Der Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>cannot be a library: {}</source>
        <translation>kann keine Bibliothek sein: {}</translation>
    </message>
    <message>
        <source>there is a file in its place</source>
        <translation>dort liegt eine Datei</translation>
    </message>
    <message>
        <source>there is no library here</source>
        <translation>hier ist keine Bibliothek</translation>
    </message>
    <message>
        <source>there is another catalog here; name another --library</source>
        <translation>hier ist ein anderer Katalog; eine andere Bibliothek wählen</translation>
    </message>
    <message>
        <source>needs to be brought up to date, but it is read only</source>
        <translation>muss auf den neuen Stand gebracht werden, ist aber schreibgeschützt</translation>
    </message>
    <message>
        <source>is the database of another program, not a catalog</source>
        <translation>ist die Datenbank eines anderen Programms, kein Katalog</translation>
    </message>
    <message>
        <source>was written by a newer Stylist (schema {}, this one knows {}); update Stylist to open it</source>
        <translation>wurde von einem neueren Stylist geschrieben (Schema {}, dieses kennt {}); zum Öffnen Stylist aktualisieren</translation>
    </message>
    <message>
        <source>was written by a newer Stylist (schema {}, this one knows {})</source>
        <translation>wurde von einem neueren Stylist geschrieben (Schema {}, dieses kennt {})</translation>
    </message>
    <message>
        <source>is being written; forget again in a moment</source>
        <translation>wird gerade beschrieben; gleich noch einmal vergessen</translation>
    </message>
    <message>
        <source>another program is reading it; forget again when it is done</source>
        <translation>ein anderes Programm liest gerade; danach noch einmal vergessen</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>einem anderen Programm</translation>
    </message>
    <message>
        <source>{} (process {} on {}, since {})</source>
        <translation>{} (Prozess {} auf {}, seit {})</translation>
    </message>
    <message>
        <source>holds damaged vectors; `stylist doctor --repair` removes them</source>
        <translation>enthält beschädigte Vektoren; `stylist doctor --repair` entfernt sie</translation>
    </message>
    <message>
        <source>cannot be backed up, it is damaged: {}</source>
        <translation>lässt sich nicht sichern, beschädigt: {}</translation>
    </message>
    <message>
        <source>cannot be backed up: it {}</source>
        <translation>lässt sich nicht sichern: {}</translation>
    </message>
    <message>
        <source>there is no good backup; name one of another place</source>
        <translation>es gibt keine gute Sicherung; eine von anderswo nennen</translation>
    </message>
    <message>
        <source>there is no such backup</source>
        <translation>diese Sicherung gibt es nicht</translation>
    </message>
    <message>
        <source>is not a whole backup of a catalog</source>
        <translation>ist keine vollständige Sicherung eines Katalogs</translation>
    </message>
    <message>
        <source>cannot be restored: it {}</source>
        <translation>lässt sich nicht wiederherstellen: {}</translation>
    </message>
    <message>
        <source>cannot be restored: {}</source>
        <translation>lässt sich nicht wiederherstellen: {}</translation>
    </message>
    <message>
        <source>cannot be written ({})</source>
        <translation>nicht schreibbar ({})</translation>
    </message>
    <message>
        <source>cannot be salvaged: {}</source>
        <translation>lässt sich nicht retten: {}</translation>
    </message>
    <message>
        <source>cannot be removed: {}</source>
        <translation>lässt sich nicht entfernen: {}</translation>
    </message>
    <message>
        <source>damaged: {}</source>
        <translation>beschädigt: {}</translation>
    </message>
    <message>
        <source>rows that belong to nothing</source>
        <translation>Zeilen, die zu nichts gehören</translation>
    </message>
    <message>
        <source>vectors that are not whole</source>
        <translation>unvollständige Vektoren</translation>
    </message>
    <message>
        <source>crops that are no part of a photo</source>
        <translation>Rahmen außerhalb des Fotos</translation>
    </message>
    <message>
        <source>items without a main photo</source>
        <translation>Artikel ohne Hauptfoto</translation>
    </message>
    <message>
        <source>attributes that count and should not, or the other way round</source>
        <translation>Merkmale, die fälschlich gelten oder fälschlich nicht</translation>
    </message>
    <message>
        <source>words that search would not find</source>
        <translation>Worte, die die Suche nicht fände</translation>
    </message>
    <message>
        <source>a missing photo is there again</source>
        <translation>ein vermisstes Foto ist wieder da</translation>
    </message>
    <message>
        <source>the photo is not where it was</source>
        <translation>das Foto ist nicht mehr an seinem Ort</translation>
    </message>
    <message>
        <source>the thumbnail is missing or damaged</source>
        <translation>das Vorschaubild fehlt oder ist beschädigt</translation>
    </message>
    <message>
        <source>the photo has no vector, so no search finds it</source>
        <translation>das Foto hat keinen Vektor, daher findet es keine Suche</translation>
    </message>
    <message>
        <source>only an earlier version&apos;s model saw the photos</source>
        <translation>nur das Modell einer früheren Version hat die Fotos gesehen</translation>
    </message>
    <message>
        <source>the index is damaged</source>
        <translation>der Index ist beschädigt</translation>
    </message>
    <message>
        <source>the index is not the catalog&apos;s</source>
        <translation>der Index passt nicht zum Katalog</translation>
    </message>
    <message>
        <source>the settings cannot be kept: {}</source>
        <translation>die Einstellungen lassen sich nicht speichern: {}</translation>
    </message>
    <message>
        <source>the settings cannot be read: {}</source>
        <translation>die Einstellungen sind nicht lesbar: {}</translation>
    </message>
    <message>
        <source>damaged; install Stylist again</source>
        <translation>beschädigt; Stylist neu installieren</translation>
    </message>
    <message>
        <source>{} MB of libraries could not be unpacked: {}</source>
        <translation>{} MB an Programmteilen ließen sich nicht entpacken: {}</translation>
    </message>
    <message>
        <source>is no folder that could be watched</source>
        <translation>ist kein Ordner, der sich beobachten lässt</translation>
    </message>
    <message>
        <source>a collection called {} is there</source>
        <translation>eine Sammlung namens {} ist schon da</translation>
    </message>
    <message>
        <source>no collection {}: it was removed</source>
        <translation>keine Sammlung {}: sie wurde entfernt</translation>
    </message>
    <message>
        <source>there is nothing to keep: search for words or set a filter first</source>
        <translation>es gibt nichts zu speichern: Such erst nach Worten oder setz einen Filter</translation>
    </message>
    <message>
        <source>a name cannot be blank</source>
        <translation>ein Name darf nicht leer sein</translation>
    </message>
    <message>
        <source>price: {} is less than 0</source>
        <translation>Preis: {} ist kleiner als 0</translation>
    </message>
    <message>
        <source>stock: {} is less than 0</source>
        <translation>Bestand: {} ist kleiner als 0</translation>
    </message>
    <message>
        <source>SKU {} is that of item {}</source>
        <translation>die Artikelnummer {} hat schon Artikel {}</translation>
    </message>
    <message>
        <source>an item cannot be merged with itself: name another</source>
        <translation>ein Artikel lässt sich nicht mit sich selbst zusammenführen: Nenn einen anderen</translation>
    </message>
    <message>
        <source>cannot be changed from here: shoppers only look at it</source>
        <translation>lässt sich von hier nicht ändern: Kundschaft sieht nur zu</translation>
    </message>
    <message>
        <source>there is nothing to change</source>
        <translation>es gibt nichts zu ändern</translation>
    </message>
    <message>
        <source>{} cannot be set of many items; these can: {}</source>
        <translation>{} lässt sich nicht für viele Artikel setzen; nur: {}</translation>
    </message>
    <message>
        <source>a tag cannot be blank: {}</source>
        <translation>ein Schlagwort darf nicht leer sein: {}</translation>
    </message>
    <message>
        <source>an attribute&apos;s name cannot be blank</source>
        <translation>der Name eines Merkmals darf nicht leer sein</translation>
    </message>
    <message>
        <source>a tag cannot be blank</source>
        <translation>ein Schlagwort darf nicht leer sein</translation>
    </message>
    <message>
        <source>{} cannot be blank</source>
        <translation>{} darf nicht leer sein</translation>
    </message>
    <message>
        <source>{} is a search: what is in it follows from that</source>
        <translation>{} ist eine Suche: Daraus folgt, was darin ist</translation>
    </message>
    <message>
        <source>cannot sort by {}: {}</source>
        <translation>lässt sich nicht nach {} sortieren: {}</translation>
    </message>
    <message>
        <source>{} stars: an item has 0 to {}</source>
        <translation>{} Sterne: Ein Artikel hat 0 bis {}</translation>
    </message>
    <message>
        <source>no flag is called {}; there are {}</source>
        <translation>keine Markierung heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no sign is called {}; there are {}</source>
        <translation>kein Zeichen heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no collection is called {}; there are {}</source>
        <translation>keine Sammlung heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no collection is called {}; there is none yet</source>
        <translation>keine Sammlung heißt {}; es gibt noch keine</translation>
    </message>
    <message>
        <source>no profile is called {}; there are {}</source>
        <translation>kein Profil heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no profile is called {}</source>
        <translation>kein Profil heißt {}</translation>
    </message>
    <message>
        <source>a profile needs a name</source>
        <translation>ein Profil braucht einen Namen</translation>
    </message>
    <message>
        <source>item {}: there is no such item, or it has no photo</source>
        <translation>Artikel {}: gibt es nicht, oder er hat kein Foto</translation>
    </message>
    <message>
        <source>a wish needs words: &apos;camel coat under 300&apos;</source>
        <translation>ein Wunsch braucht Worte: „Mantel in Camel unter 300“</translation>
    </message>
    <message>
        <source>{} is no sleeve; {} are</source>
        <translation>{} ist kein Ärmel; es gibt {}</translation>
    </message>
    <message>
        <source>{} is not reviewed; {} are</source>
        <translation>{} wird nicht geprüft; geprüft werden {}</translation>
    </message>
    <message>
        <source>names no profile</source>
        <translation>nennt kein Profil</translation>
    </message>
    <message>
        <source>is too large for a taste</source>
        <translation>ist zu groß für einen Geschmack</translation>
    </message>
    <message>
        <source>holds what is neither a verdict nor a sign</source>
        <translation>enthält etwas, das weder Urteil noch Zeichen ist</translation>
    </message>
    <message>
        <source>a time is missing or is none</source>
        <translation>eine Zeitangabe fehlt oder ist keine</translation>
    </message>
    <message>
        <source>a PIN has {} to {} digits</source>
        <translation>eine PIN hat {} bis {} Ziffern</translation>
    </message>
    <message>
        <source>a PIN in which each digit follows from the one before is the first to be tried</source>
        <translation>eine PIN, in der jede Ziffer aus der vorigen folgt, wird als erste probiert</translation>
    </message>
    <message>
        <source>no colour is called {}; there are {}</source>
        <translation>keine Farbe heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no pattern is called {}; there are {}</source>
        <translation>kein Muster heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no tag is called {}; there are {}</source>
        <translation>kein Schlagwort heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no category is called {}; nothing here has one</source>
        <translation>keine Kategorie heißt {}; hier gibt es keine</translation>
    </message>
    <message>
        <source>no colour is called {}; nothing here has one</source>
        <translation>keine Farbe heißt {}; hier gibt es keine</translation>
    </message>
    <message>
        <source>no pattern is called {}; nothing here has one</source>
        <translation>kein Muster heißt {}; hier gibt es keines</translation>
    </message>
    <message>
        <source>no tag is called {}; nothing here has one</source>
        <translation>kein Schlagwort heißt {}; hier gibt es keines</translation>
    </message>
    <message>
        <source>no {} is called {}; there are {}</source>
        <translation>{} {} gibt es nicht; es gibt {}</translation>
    </message>
    <message>
        <source>no {} is called {}; nothing here has one</source>
        <translation>{} {} gibt es nicht; hier hat es nichts</translation>
    </message>
    <message>
        <source>cannot be read or written: the disk reports an error</source>
        <translation>nicht zu lesen oder zu schreiben: Die Platte meldet einen Fehler</translation>
    </message>
    <message>
        <source>does not answer; is the network drive there?</source>
        <translation>antwortet nicht; ist das Netzlaufwerk da?</translation>
    </message>
    <message>
        <source>an earlier version&apos;s model embedded these photos; embed them anew first: stylist models use {}</source>
        <translation>das Modell einer früheren Version hat diese Fotos gesehen; sie müssen erst neu eingebettet werden: stylist models use {}</translation>
    </message>
    <message>
        <source>{}; the model inside answers in its place</source>
        <translation>{}; an seiner Stelle antwortet das eingebaute Modell</translation>
    </message>
    <message>
        <source>the model cannot be used: {}</source>
        <translation>das Modell ist nicht brauchbar: {}</translation>
    </message>
    <message>
        <source>the model&apos;s card cannot be read: {}</source>
        <translation>die Karte des Modells ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>not a model card ({})</source>
        <translation>keine Karte eines Modells ({})</translation>
    </message>
    <message>
        <source>the card is of another model, {}</source>
        <translation>die Karte gehört zu einem anderen Modell, {}</translation>
    </message>
    <message>
        <source>damaged: its checksum is not the card&apos;s</source>
        <translation>beschädigt: Die Prüfsumme ist nicht die der Karte</translation>
    </message>
    <message>
        <source>made for another encoder</source>
        <translation>für einen anderen Encoder gemacht</translation>
    </message>
    <message>
        <source>made for another version of Stylist</source>
        <translation>für eine andere Version von Stylist gemacht</translation>
    </message>
    <message>
        <source>learned with another encoder, or damaged</source>
        <translation>mit einem anderen Encoder gelernt oder beschädigt</translation>
    </message>
    <message>
        <source>cannot be loaded: {}</source>
        <translation>nicht ladbar: {}</translation>
    </message>
    <message>
        <source>cannot be deleted: {}</source>
        <translation>nicht löschbar: {}</translation>
    </message>
    <message>
        <source>no model is called {}; there are {}</source>
        <translation>kein Modell heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>{} cannot be a model&apos;s name: small letters, digits, dots, dashes</source>
        <translation>{} kann kein Modell heißen: nur Kleinbuchstaben, Ziffern, Punkte und Striche</translation>
    </message>
    <message>
        <source>a model is called {} already; choose another --name</source>
        <translation>ein Modell namens {} gibt es schon; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>{} ships with Stylist and stays</source>
        <translation>{} gehört zu Stylist und bleibt</translation>
    </message>
    <message>
        <source>{} is in use; use another one first: stylist models use NAME</source>
        <translation>{} wird benutzt; zuerst ein anderes benutzen</translation>
    </message>
    <message>
        <source>the library is read only</source>
        <translation>die Bibliothek ist schreibgeschützt</translation>
    </message>
    <message>
        <source>not one of {} photos could be read ({}); {} stays in use</source>
        <translation>keines von {} Fotos war lesbar ({}); {} bleibt in Benutzung</translation>
    </message>
    <message>
        <source>the model in use, {}, understands no words beside a photo; bring one that does: stylist models add, see the README</source>
        <translation>das benutzte Modell, {}, versteht neben einem Foto keine Worte; in den Einstellungen eines holen, das sie versteht</translation>
    </message>
    <message>
        <source>its text encoder gives {} numbers, its image encoder {}</source>
        <translation>der Text-Encoder gibt {} Zahlen, der Bild-Encoder {}</translation>
    </message>
    <message>
        <source>its text encoder gives values that are no numbers</source>
        <translation>der Text-Encoder gibt Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>ONNX Runtime has no provider</source>
        <translation>ONNX Runtime hat keinen Provider</translation>
    </message>
    <message>
        <source>provider {}: not one of {}</source>
        <translation>Provider {}: keiner von {}</translation>
    </message>
    <message>
        <source>the provider {} needs its own ONNX Runtime package</source>
        <translation>der Provider {} braucht ein eigenes Paket von ONNX Runtime</translation>
    </message>
    <message>
        <source>the provider {} cannot be used on this machine</source>
        <translation>der Provider {} ist auf diesem Rechner nicht benutzbar</translation>
    </message>
    <message>
        <source>{} items have a category that somebody has said, of {} kinds: at least {} of 2 kinds are needed; confirm or correct some first</source>
        <translation>{} Artikel von {} Arten haben eine bestätigte Kategorie: Es braucht mindestens {} von 2 Arten; erst einige bestätigen oder berichtigen</translation>
    </message>
    <message>
        <source>{} has no categories to start from: confirm some items&apos; categories, then `stylist models use` it again</source>
        <translation>{} bringt keine Kategorien mit: die Kategorien einiger Artikel bestätigen, dann das Modell erneut benutzen</translation>
    </message>
    <message>
        <source>photo {} has no vector in the index</source>
        <translation>Foto {} hat keinen Vektor im Index</translation>
    </message>
    <message>
        <source>the vector index cannot be written: {}</source>
        <translation>der Index der Vektoren lässt sich nicht speichern: {}</translation>
    </message>
    <message>
        <source>weights: at least one must be above 0</source>
        <translation>Gewichte: Mindestens eines muss über 0 sein</translation>
    </message>
    <message>
        <source>weights: one number for each of {}</source>
        <translation>Gewichte: je eine Zahl für {}</translation>
    </message>
    <message>
        <source>weights of {}: none below 0, at least one above 0</source>
        <translation>Gewichte von {}: keines unter 0, mindestens eines über 0</translation>
    </message>
    <message>
        <source>nothing was chosen</source>
        <translation>nichts wurde ausgewählt</translation>
    </message>
    <message>
        <source>no staff PIN has been set</source>
        <translation>keine PIN des Personals ist festgelegt</translation>
    </message>
    <message>
        <source>the staff PIN cannot be kept: {}</source>
        <translation>die PIN des Personals lässt sich nicht speichern: {}</translation>
    </message>
    <message>
        <source>the staff PIN cannot be read; `stylist kiosk-pin` sets a new one</source>
        <translation>die PIN des Personals ist nicht lesbar; `stylist kiosk-pin` legt eine neue fest</translation>
    </message>
    <message>
        <source>a look called {} is there</source>
        <translation>einen Look namens {} gibt es schon</translation>
    </message>
    <message>
        <source>there are no looks in it</source>
        <translation>es sind keine Looks darin</translation>
    </message>
    <message>
        <source>there is a profile called {} already</source>
        <translation>ein Profil namens {} gibt es schon</translation>
    </message>
    <message>
        <source>no item {} and {} more</source>
        <translation>kein Artikel {}, dazu {} weitere</translation>
    </message>
    <message>
        <source>no item {}</source>
        <translation>kein Artikel {}</translation>
    </message>
    <message>
        <source>no photo {}</source>
        <translation>kein Foto {}</translation>
    </message>
    <message>
        <source>an occasion needs a name</source>
        <translation>ein Anlass braucht einen Namen</translation>
    </message>
    <message>
        <source>an occasion&apos;s name has at most {} letters</source>
        <translation>der Name eines Anlasses hat höchstens {} Buchstaben</translation>
    </message>
    <message>
        <source>{} goes by the name {} already</source>
        <translation>{} heißt schon {}</translation>
    </message>
    <message>
        <source>name at least one category that is made for it</source>
        <translation>mindestens eine Kategorie nennen, die dafür gemacht ist</translation>
    </message>
    <message>
        <source>item {}: say what category it is first</source>
        <translation>Artikel {}: zuerst die Kategorie angeben</translation>
    </message>
    <message>
        <source>{}: say what category it is first</source>
        <translation>{}: zuerst die Kategorie angeben</translation>
    </message>
    <message>
        <source>no look is called {}; there are {}</source>
        <translation>kein Look heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no look is called {}; there is none yet</source>
        <translation>kein Look heißt {}; es gibt noch keinen</translation>
    </message>
    <message>
        <source>no look {}</source>
        <translation>kein Look {}</translation>
    </message>
    <message>
        <source>no lookbook is called {}; there are {}</source>
        <translation>kein Lookbook heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no lookbook is called {}</source>
        <translation>kein Lookbook heißt {}</translation>
    </message>
    <message>
        <source>&apos;{}&apos; is there</source>
        <translation>„{}“ gibt es schon</translation>
    </message>
    <message>
        <source>{} has no item {}</source>
        <translation>{} hat keinen Artikel {}</translation>
    </message>
    <message>
        <source>end it in one of {}</source>
        <translation>der Dateiname endet auf eines von {}</translation>
    </message>
    <message>
        <source>{} is yet to come</source>
        <translation>{} liegt noch in der Zukunft</translation>
    </message>
    <message>
        <source>{} days: pack for 1 to {}</source>
        <translation>{} Tage: packen für 1 bis {}</translation>
    </message>
    <message>
        <source>--again {}: at least 1</source>
        <translation>Wiederholungen {}: mindestens 1</translation>
    </message>
    <message>
        <source>from {} to {}</source>
        <translation>von {} bis {}</translation>
    </message>
    <message>
        <source>nobody wears {} at once</source>
        <translation>niemand trägt das zugleich: {}</translation>
    </message>
    <message>
        <source>an outfit has one garment of a slot; two are for {}</source>
        <translation>ein Outfit hat ein Kleidungsstück je Platz; zwei sind für {}</translation>
    </message>
    <message>
        <source>no activity is called {}; there are {}</source>
        <translation>keine Tätigkeit heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>no occasion is called {}; there are {}</source>
        <translation>kein Anlass heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>{} is not an occasion of this library&apos;s own; those are: {}</source>
        <translation>{} ist kein eigener Anlass dieser Bibliothek; das sind: {}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>formality goes from 0 (gym) to 5 (black tie), the least first</source>
        <translation>Förmlichkeit geht von 0 (Sport) bis 5 (Black Tie), die kleinste zuerst</translation>
    </message>
    <message>
        <source>no category is called {}; there are {}</source>
        <translation>keine Kategorie heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>{} names a category ({}); words could not tell them</source>
        <translation>{} heißt schon eine Kategorie ({}); Worte könnten sie nicht unterscheiden</translation>
    </message>
    <message>
        <source>{} names a colour ({}); words could not tell them</source>
        <translation>{} heißt schon eine Farbe ({}); Worte könnten sie nicht unterscheiden</translation>
    </message>
    <message>
        <source>{} names a pattern ({}); words could not tell them</source>
        <translation>{} heißt schon ein Muster ({}); Worte könnten sie nicht unterscheiden</translation>
    </message>
    <message>
        <source>{} names a material ({}); words could not tell them</source>
        <translation>{} heißt schon ein Material ({}); Worte könnten sie nicht unterscheiden</translation>
    </message>
    <message>
        <source>the occasions cannot be written: {}</source>
        <translation>die Anlässe lassen sich nicht speichern: {}</translation>
    </message>
    <message>
        <source>is not the taste of a profile</source>
        <translation>ist kein Geschmack eines Profils</translation>
    </message>
    <message>
        <source>is not JSON</source>
        <translation>ist kein JSON</translation>
    </message>
    <message>
        <source>was written by a newer Stylist</source>
        <translation>wurde von einem neueren Stylist geschrieben</translation>
    </message>
    <message>
        <source>nothing that was sold has a price in this catalog</source>
        <translation>nichts Verkauftes hat in diesem Katalog einen Preis</translation>
    </message>
    <message>
        <source>nothing that was sold has a {} in this catalog</source>
        <translation>nichts Verkauftes hat in diesem Katalog: {}</translation>
    </message>
    <message>
        <source>nothing is known of purchases here: import-history brings them</source>
        <translation>hier sind keine Käufe bekannt: import-history holt sie</translation>
    </message>
    <message>
        <source>the column map cannot be read: {}</source>
        <translation>die Zuordnung der Spalten ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>a column map is a table of names</source>
        <translation>eine Zuordnung der Spalten ist eine Tabelle von Namen</translation>
    </message>
    <message>
        <source>table is one of {}</source>
        <translation>table ist eines von {}</translation>
    </message>
    <message>
        <source>{}: separator must be one character</source>
        <translation>{}: separator muss ein einzelnes Zeichen sein</translation>
    </message>
    <message>
        <source>{} is none of {}</source>
        <translation>{} ist keines von {}</translation>
    </message>
    <message>
        <source>says nothing of {}</source>
        <translation>sagt nichts über {}</translation>
    </message>
    <message>
        <source>has columns {}: say with a column map which are customer, sku and time</source>
        <translation>hat die Spalten {}: angeben, welche davon Kunde, SKU und Zeitpunkt sind</translation>
    </message>
    <message>
        <source>has no column {}: {}</source>
        <translation>hat keine Spalte {}: {}</translation>
    </message>
    <message>
        <source>is no text: export it as CSV in UTF-8</source>
        <translation>ist kein Text: als CSV in UTF-8 exportieren</translation>
    </message>
    <message>
        <source>cannot be read as lines: {}</source>
        <translation>nicht zeilenweise lesbar: {}</translation>
    </message>
    <message>
        <source>the history is damaged: {}</source>
        <translation>die gespeicherten Käufe sind beschädigt: {}</translation>
    </message>
    <message>
        <source>nothing is stored of this customer</source>
        <translation>zu diesem Kunden ist nichts gespeichert</translation>
    </message>
    <message>
        <source>none of the items sold is in the catalog: filters know nothing</source>
        <translation>nichts Verkauftes ist im Katalog: Filter wissen nichts</translation>
    </message>
    <message>
        <source>there are too few purchases to split</source>
        <translation>es sind zu wenige Käufe, um sie aufzuteilen</translation>
    </message>
    <message>
        <source>no customer bought in it, or nothing was bought before it</source>
        <translation>darin hat niemand gekauft, oder davor wurde nichts gekauft</translation>
    </message>
    <message>
        <source>trends are told by {}, not by {}</source>
        <translation>Trends gibt es nach {}, nicht nach {}</translation>
    </message>
    <message>
        <source>trends are written as .csv or .png</source>
        <translation>Trends werden als .csv oder .png gespeichert</translation>
    </message>
    <message>
        <source>no engine is called {}; there are {}</source>
        <translation>kein Verfahren heißt {}; es gibt {}</translation>
    </message>
    <message>
        <source>{} has not been fitted here; there are {}</source>
        <translation>{} wurde hier nicht trainiert; es gibt {}</translation>
    </message>
    <message>
        <source>the model cannot be written: {}</source>
        <translation>das Modell lässt sich nicht speichern: {}</translation>
    </message>
    <message>
        <source>the recommender cannot be read: {}</source>
        <translation>das Modell ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>it was trained by an earlier version: train it again</source>
        <translation>es wurde von einer früheren Version trainiert: neu trainieren</translation>
    </message>
    <message>
        <source>this recommender is trained with PyTorch; {}</source>
        <translation>zum Trainieren braucht es PyTorch; {}</translation>
    </message>
    <message>
        <source>the items sold have no photos in this library: import them first</source>
        <translation>das Verkaufte hat in dieser Bibliothek keine Fotos: erst importieren</translation>
    </message>
    <message>
        <source>last {} days</source>
        <translation>letzte {} Tage</translation>
    </message>
    <message>
        <source>name a place</source>
        <translation>einen Ort nennen</translation>
    </message>
    <message>
        <source>the weather service knows no place called {}</source>
        <translation>der Wetterdienst kennt keinen Ort namens {}</translation>
    </message>
    <message>
        <source>{} cannot be asked: {}</source>
        <translation>{} lässt sich nicht abfragen: {}</translation>
    </message>
    <message>
        <source>{} gave an answer that is no forecast</source>
        <translation>{} hat etwas geantwortet, das keine Vorhersage ist</translation>
    </message>
    <message>
        <source>{} did not answer in {} s</source>
        <translation>{} hat nicht innerhalb von {} s geantwortet</translation>
    </message>
    <message>
        <source>{}: a forecast is for now, tomorrow or a day such as 2026-05-01</source>
        <translation>{}: Eine Vorhersage gibt es für jetzt, morgen oder einen Tag wie 2026-05-01</translation>
    </message>
    <message>
        <source>the forecast reaches from {} to {}</source>
        <translation>die Vorhersage reicht von {} bis {}</translation>
    </message>
    <message>
        <source>{} is not the address of a weather service</source>
        <translation>{} ist nicht die Adresse eines Wetterdienstes</translation>
    </message>
    <message>
        <source>the forecast is turned off: set forecast = true in settings.toml</source>
        <translation>die Vorhersage ist ausgeschaltet: in settings.toml forecast = true setzen</translation>
    </message>
    <message>
        <source>making a model of it {}</source>
        <translation>beim Bauen des Modells: {}</translation>
    </message>
    <message>
        <source>{}; `models add --seconds` gives it more</source>
        <translation>{}; `models add --seconds` gibt mehr Zeit</translation>
    </message>
    <message>
        <source>{} (more than {} s)</source>
        <translation>{} (mehr als {} s)</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>this kind of model needs the package {}; {}</source>
        <translation>diese Art von Modell braucht das Paket {}; {}</translation>
    </message>
    <message>
        <source>{} needs its weights: --weights FILE, or --download to let torchvision fetch them</source>
        <translation>{} braucht Gewichte: eine Datei angeben oder sie holen lassen</translation>
    </message>
    <message>
        <source>{} needs its checkpoint: --weights FILE</source>
        <translation>{} braucht einen Checkpoint: die Datei angeben</translation>
    </message>
    <message>
        <source>torchvision could not fetch the weights: {}</source>
        <translation>torchvision konnte die Gewichte nicht holen: {}</translation>
    </message>
    <message>
        <source>{} is no file, and neither torchvision nor open_clip knows such an architecture</source>
        <translation>{} ist keine Datei, und weder torchvision noch open_clip kennen eine solche Architektur</translation>
    </message>
    <message>
        <source>open_clip knows no architecture {}</source>
        <translation>open_clip kennt keine Architektur {}</translation>
    </message>
    <message>
        <source>a checkpoint does not tell its architecture: say --arch</source>
        <translation>ein Checkpoint nennt seine Architektur nicht: sie angeben</translation>
    </message>
    <message>
        <source>neither ONNX nor a checkpoint, by its name</source>
        <translation>dem Namen nach weder ONNX noch ein Checkpoint</translation>
    </message>
    <message>
        <source>holds neither card.json nor {}</source>
        <translation>enthält weder card.json noch {}</translation>
    </message>
    <message>
        <source>its card names {}, which is no part of a model</source>
        <translation>die Karte nennt {}, was kein Teil eines Modells ist</translation>
    </message>
    <message>
        <source>holds no tensors by name, so it is no checkpoint of a network</source>
        <translation>enthält keine benannten Tensoren, ist also kein Checkpoint eines Netzes</translation>
    </message>
    <message>
        <source>holds more than tensors (a pickled program), which is not run; save a state_dict</source>
        <translation>enthält mehr als Tensoren (ein Programm als Pickle), was nicht ausgeführt wird; ein state_dict speichern</translation>
    </message>
    <message>
        <source>damaged, or no checkpoint: {}</source>
        <translation>beschädigt oder kein Checkpoint: {}</translation>
    </message>
    <message>
        <source>damaged, or no ONNX model: {}</source>
        <translation>beschädigt oder kein ONNX-Modell: {}</translation>
    </message>
    <message>
        <source>damaged, or no tokenizer.json: {}</source>
        <translation>beschädigt oder keine tokenizer.json: {}</translation>
    </message>
    <message>
        <source>damaged: {} holds values that are no numbers</source>
        <translation>beschädigt: {} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>not the weights of {}: {}</source>
        <translation>nicht die Gewichte von {}: {}</translation>
    </message>
    <message>
        <source>not a configuration of open_clip ({})</source>
        <translation>keine Konfiguration von open_clip ({})</translation>
    </message>
    <message>
        <source>not a checkpoint of CLIP: {}</source>
        <translation>kein Checkpoint von CLIP: {}</translation>
    </message>
    <message>
        <source>cannot be built from its configuration: {}</source>
        <translation>lässt sich aus der Konfiguration nicht aufbauen: {}</translation>
    </message>
    <message>
        <source>its text encoder is not open_clip&apos;s own; export it to ONNX</source>
        <translation>der Text-Encoder ist keiner von open_clip; nach ONNX exportieren</translation>
    </message>
    <message>
        <source>writes captions (CoCa), and is no pair of encoders</source>
        <translation>schreibt Bildtexte (CoCa) und ist kein Paar von Encodern</translation>
    </message>
    <message>
        <source>the network cannot be exported to ONNX: {}</source>
        <translation>das Netz lässt sich nicht nach ONNX exportieren: {}</translation>
    </message>
    <message>
        <source>larger than 2 GB, which one ONNX file cannot hold</source>
        <translation>größer als 2 GB, was eine ONNX-Datei nicht fasst</translation>
    </message>
    <message>
        <source>holds no network</source>
        <translation>enthält kein Netz</translation>
    </message>
    <message>
        <source>repeats itself ({}), which no encoder of pictures or words needs</source>
        <translation>wiederholt sich ({}), was kein Encoder von Bildern oder Worten braucht</translation>
    </message>
    <message>
        <source>takes {} inputs ({}), where an image encoder takes one; export the image half and the text half apart</source>
        <translation>nimmt {} Eingaben ({}), ein Bild-Encoder aber eine; die Hälfte für Bilder und die für Text getrennt exportieren</translation>
    </message>
    <message>
        <source>its input is {} of {}, and not pictures: float (n, 3, height, width) or uint8 (n, height, width, 3)</source>
        <translation>die Eingabe ist {} von {}, keine Bilder: float (n, 3, Höhe, Breite) oder uint8 (n, Höhe, Breite, 3)</translation>
    </message>
    <message>
        <source>its inputs ({}) are not a text encoder&apos;s: whole numbers (n, length), and perhaps a mask</source>
        <translation>die Eingaben ({}) sind nicht die eines Text-Encoders: ganze Zahlen (n, Länge), vielleicht mit Maske</translation>
    </message>
    <message>
        <source>its input is not (n, length) whole numbers</source>
        <translation>die Eingabe ist nicht (n, Länge) ganze Zahlen</translation>
    </message>
    <message>
        <source>a text encoder needs its tokenizer: --tokenizer tokenizer.json</source>
        <translation>ein Text-Encoder braucht seinen Tokenizer: tokenizer.json angeben</translation>
    </message>
    <message>
        <source>its words need a tokenizer of their own: --tokenizer tokenizer.json (it lies beside the weights of {})</source>
        <translation>für Worte braucht es einen eigenen Tokenizer: tokenizer.json angeben (sie liegt bei den Gewichten von {})</translation>
    </message>
    <message>
        <source>{} takes texts of any length: say which with --context (CLIP: 77)</source>
        <translation>{} nimmt Texte jeder Länge: angeben, welcher (CLIP: 77)</translation>
    </message>
    <message>
        <source>--context {}: {} takes {}</source>
        <translation>Textlänge {}: {} nimmt {}</translation>
    </message>
    <message>
        <source>a few hundred</source>
        <translation>einige hundert</translation>
    </message>
    <message>
        <source>a single number</source>
        <translation>eine einzelne Zahl</translation>
    </message>
    <message>
        <source>the weights: {}</source>
        <translation>die Gewichte: {}</translation>
    </message>
    <message>
        <source>{} takes pictures of any size: say which with --side (often 224)</source>
        <translation>{} nimmt Bilder jeder Größe: angeben, welcher (oft 224)</translation>
    </message>
    <message>
        <source>--side {}: {} takes {}</source>
        <translation>Bildseite {}: {} nimmt {}</translation>
    </message>
    <message>
        <source>takes pictures of {} × {}, where squares are needed</source>
        <translation>nimmt Bilder von {} × {}, nötig sind Quadrate</translation>
    </message>
    <message>
        <source>takes pictures of {} pixels, which is out of reach</source>
        <translation>nimmt Bilder von {} Pixeln, was zu weit führt</translation>
    </message>
    <message>
        <source>{} has several outputs: say which with --output ({})</source>
        <translation>{} hat mehrere Ausgaben: mit `models add --output` eine angeben ({})</translation>
    </message>
    <message>
        <source>gives no vector (n, d) for a picture or a text, but {}</source>
        <translation>gibt keinen Vektor (n, d) für ein Bild oder einen Text, sondern {}</translation>
    </message>
    <message>
        <source>{} does not tell what short texts are padded with: say --pad ID</source>
        <translation>{} sagt nicht, womit kurze Texte aufgefüllt werden: mit `models add --pad` angeben</translation>
    </message>
    <message>
        <source>makes nothing of words</source>
        <translation>macht aus Worten nichts</translation>
    </message>
    <message>
        <source>gives {} for {} pictures, not (n, d)</source>
        <translation>gibt {} für {} Bilder, nicht (n, d)</translation>
    </message>
    <message>
        <source>gives values that are no numbers</source>
        <translation>gibt Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>gives another vector of the same picture each time</source>
        <translation>gibt vom selben Bild jedes Mal einen anderen Vektor</translation>
    </message>
    <message>
        <source>gives a vector of length {}</source>
        <translation>gibt einen Vektor der Länge {}</translation>
    </message>
    <message>
        <source>makes the same of every picture</source>
        <translation>macht aus jedem Bild dasselbe</translation>
    </message>
    <message>
        <source>makes the same of all words; is this its tokenizer?</source>
        <translation>macht aus allen Worten dasselbe; ist das der richtige Tokenizer?</translation>
    </message>
    <message>
        <source>what it makes of a picture depends on the others beside it</source>
        <translation>was es aus einem Bild macht, hängt von den anderen daneben ab</translation>
    </message>
    <message>
        <source>does not run on several pictures at once: {}</source>
        <translation>läuft nicht mit mehreren Bildern zugleich: {}</translation>
    </message>
    <message>
        <source>does not run on words: {}</source>
        <translation>läuft nicht mit Worten: {}</translation>
    </message>
    <message>
        <source>a PCA needs {} photos to learn from and this library has {}; import first, or leave --pca out</source>
        <translation>eine PCA braucht {} Fotos zum Lernen, diese Bibliothek hat {}; erst importieren oder ohne PCA holen</translation>
    </message>
    <message>
        <source>install it with: {}</source>
        <translation>installieren mit: {}</translation>
    </message>
    <message>
        <source>[Errno {}] {}: {}</source>
        <translation>[Errno {}] {}: {}</translation>
    </message>
    <message>
        <source>[Errno {}] {}</source>
        <translation>[Errno {}] {}</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem schreibgeschützt</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner nicht leer</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei schon vorhanden</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Datei in Benutzung</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>kein Speicher mehr frei</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Netzlaufwerk neu eingebunden</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>Netzlaufwerk nicht verbunden</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenseite abgebrochen</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeit für die Verbindung abgelaufen</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netz nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>Server nicht erreichbar</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>Server nicht in Betrieb</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>Name des Servers unbekannt</translation>
    </message>
    <message>
        <source>No address associated with hostname</source>
        <translation>keine Adresse zum Namen des Servers</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>Name des Servers zurzeit nicht auflösbar</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>the taxonomy cannot be read: {}</source>
        <translation>die Taxonomie ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>{} is missing: clo.toml needs an entry garments.{}</source>
        <translation>{} fehlt: clo.toml braucht einen Eintrag garments.{}</translation>
    </message>
    <message>
        <source>{} is missing</source>
        <translation>{} fehlt</translation>
    </message>
    <message>
        <source>{} must be [least, most] within 0 to 5</source>
        <translation>{} muss [kleinste, größte] zwischen 0 und 5 sein</translation>
    </message>
    <message>
        <source>{} must be above 0: more of a colour makes it no less certain</source>
        <translation>{} muss über 0 sein: Mehr von einer Farbe macht sie nicht unsicherer</translation>
    </message>
    <message>
        <source>{} must grow from row to row</source>
        <translation>{} muss von Zeile zu Zeile wachsen</translation>
    </message>
    <message>
        <source>{} must have {} values, like total</source>
        <translation>{} muss {} Werte haben, wie total</translation>
    </message>
    <message>
        <source>{} or another must be above 0</source>
        <translation>{} oder ein anderes muss über 0 sein</translation>
    </message>
    <message>
        <source>{} must be 7 numbers, 0 to 1</source>
        <translation>{} müssen 7 Zahlen von 0 bis 1 sein</translation>
    </message>
    <message>
        <source>{} must name some of {}</source>
        <translation>{} muss einige davon nennen: {}</translation>
    </message>
    <message>
        <source>{} must be a text</source>
        <translation>{} muss ein Text sein</translation>
    </message>
    <message>
        <source>{} must be a number, {} to {}</source>
        <translation>{} muss eine Zahl von {} bis {} sein</translation>
    </message>
    <message>
        <source>{} must be one of {}</source>
        <translation>{} muss eines davon sein: {}</translation>
    </message>
    <message>
        <source>{} must be a list of numbers</source>
        <translation>{} muss eine Liste von Zahlen sein</translation>
    </message>
    <message>
        <source>{} must be a list of texts</source>
        <translation>{} muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>{} must be a list of lists of texts</source>
        <translation>{} muss eine Liste von Listen von Texten sein</translation>
    </message>
    <message>
        <source>{} must be a table</source>
        <translation>{} muss eine Tabelle sein</translation>
    </message>
    <message>
        <source>{} must be a colour such as #1f3b4d</source>
        <translation>{} muss eine Farbe wie #1f3b4d sein</translation>
    </message>
    <message>
        <source>{} must be {}</source>
        <translation>{} muss {} sein</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>taxonomy</name>
    <message>
        <source>T-shirt</source>
        <translation>T-Shirt</translation>
    </message>
    <message>
        <source>Long-sleeved top</source>
        <translation>Langarmshirt</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oberteil</translation>
    </message>
    <message>
        <source>Tank top</source>
        <translation>Trägertop</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Hemd</translation>
    </message>
    <message>
        <source>Blouse</source>
        <translation>Bluse</translation>
    </message>
    <message>
        <source>Sweater</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>Hoodie</source>
        <translation>Hoodie</translation>
    </message>
    <message>
        <source>Cardigan</source>
        <translation>Strickjacke</translation>
    </message>
    <message>
        <source>Waistcoat</source>
        <translation>Weste</translation>
    </message>
    <message>
        <source>Blazer</source>
        <translation>Blazer</translation>
    </message>
    <message>
        <source>Jacket</source>
        <translation>Jacke</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Mantel</translation>
    </message>
    <message>
        <source>Outerwear</source>
        <translation>Oberbekleidung</translation>
    </message>
    <message>
        <source>Trousers</source>
        <translation>Hose</translation>
    </message>
    <message>
        <source>Jeans</source>
        <translation>Jeans</translation>
    </message>
    <message>
        <source>Leggings</source>
        <translation>Leggings</translation>
    </message>
    <message>
        <source>Shorts</source>
        <translation>Shorts</translation>
    </message>
    <message>
        <source>Skirt</source>
        <translation>Rock</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Kleid</translation>
    </message>
    <message>
        <source>Jumpsuit</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>Swimwear</source>
        <translation>Bademode</translation>
    </message>
    <message>
        <source>Sleepwear</source>
        <translation>Nachtwäsche</translation>
    </message>
    <message>
        <source>Shoes</source>
        <translation>Schuhe</translation>
    </message>
    <message>
        <source>Socks</source>
        <translation>Socken</translation>
    </message>
    <message>
        <source>Hat</source>
        <translation>Hut</translation>
    </message>
    <message>
        <source>Scarf</source>
        <translation>Schal</translation>
    </message>
    <message>
        <source>Gloves</source>
        <translation>Handschuhe</translation>
    </message>
    <message>
        <source>Belt</source>
        <translation>Gürtel</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>Acrylic</source>
        <translation>Acryl</translation>
    </message>
    <message>
        <source>Bamboo</source>
        <translation>Bambus</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Canvas</translation>
    </message>
    <message>
        <source>Cashmere</source>
        <translation>Kaschmir</translation>
    </message>
    <message>
        <source>Chiffon</source>
        <translation>Chiffon</translation>
    </message>
    <message>
        <source>Corduroy</source>
        <translation>Cord</translation>
    </message>
    <message>
        <source>Cotton</source>
        <translation>Baumwolle</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>Denim</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Daune</translation>
    </message>
    <message>
        <source>Flannel</source>
        <translation>Flanell</translation>
    </message>
    <message>
        <source>Fleece</source>
        <translation>Fleece</translation>
    </message>
    <message>
        <source>Fur</source>
        <translation>Pelz</translation>
    </message>
    <message>
        <source>Hemp</source>
        <translation>Hanf</translation>
    </message>
    <message>
        <source>Lace</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Leather</source>
        <translation>Leder</translation>
    </message>
    <message>
        <source>Linen</source>
        <translation>Leinen</translation>
    </message>
    <message>
        <source>Nylon</source>
        <translation>Nylon</translation>
    </message>
    <message>
        <source>Polyester</source>
        <translation>Polyester</translation>
    </message>
    <message>
        <source>Rubber</source>
        <translation>Gummi</translation>
    </message>
    <message>
        <source>Satin</source>
        <translation>Satin</translation>
    </message>
    <message>
        <source>Sequins</source>
        <translation>Pailletten</translation>
    </message>
    <message>
        <source>Silk</source>
        <translation>Seide</translation>
    </message>
    <message>
        <source>Elastane</source>
        <translation>Elastan</translation>
    </message>
    <message>
        <source>Straw</source>
        <translation>Stroh</translation>
    </message>
    <message>
        <source>Suede</source>
        <translation>Wildleder</translation>
    </message>
    <message>
        <source>Tweed</source>
        <translation>Tweed</translation>
    </message>
    <message>
        <source>Velvet</source>
        <translation>Samt</translation>
    </message>
    <message>
        <source>Viscose</source>
        <translation>Viskose</translation>
    </message>
    <message>
        <source>Waterproof membrane</source>
        <translation>Wasserdichte Membran</translation>
    </message>
    <message>
        <source>Wool</source>
        <translation>Wolle</translation>
    </message>
    <message>
        <source>Waterproof</source>
        <translation>Wasserdicht</translation>
    </message>
    <message>
        <source>Water-resistant</source>
        <translation>Wasserabweisend</translation>
    </message>
    <message>
        <source>Windproof</source>
        <translation>Winddicht</translation>
    </message>
    <message>
        <source>Insulated</source>
        <translation>Gefüttert</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Lightweight</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Airy</source>
        <translation>Luftig</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Beige</source>
        <translation>Beige</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <translation>Türkis</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Everyday</source>
        <translation>Alltag</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Büro</translation>
    </message>
    <message>
        <source>the office</source>
        <translation>das Büro</translation>
    </message>
    <message>
        <source>Business formal</source>
        <translation>Business formell</translation>
    </message>
    <message>
        <source>business-formal wear</source>
        <translation>formelle Geschäftstermine</translation>
    </message>
    <message>
        <source>Smart casual</source>
        <translation>Smart Casual</translation>
    </message>
    <message>
        <source>a smart-casual evening</source>
        <translation>einen Abend in Smart Casual</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>ein Date</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>a party</source>
        <translation>eine Party</translation>
    </message>
    <message>
        <source>Wedding guest</source>
        <translation>Hochzeitsgast</translation>
    </message>
    <message>
        <source>a wedding</source>
        <translation>eine Hochzeit</translation>
    </message>
    <message>
        <source>Black tie</source>
        <translation>Abendgarderobe</translation>
    </message>
    <message>
        <source>black tie</source>
        <translation>Abendgarderobe</translation>
    </message>
    <message>
        <source>Outdoor</source>
        <translation>Draußen</translation>
    </message>
    <message>
        <source>the outdoors</source>
        <translation>Touren draußen</translation>
    </message>
    <message>
        <source>Sport</source>
        <translation>Sport</translation>
    </message>
    <message>
        <source>sport</source>
        <translation>Sport</translation>
    </message>
    <message>
        <source>Beach</source>
        <translation>Strand</translation>
    </message>
    <message>
        <source>the beach</source>
        <translation>den Strand</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Reise</translation>
    </message>
    <message>
        <source>travel</source>
        <translation>die Reise</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Zuhause</translation>
    </message>
    <message>
        <source>home</source>
        <translation>zu Hause</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>Uni</translation>
    </message>
    <message>
        <source>Striped</source>
        <translation>Gestreift</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Kariert</translation>
    </message>
    <message>
        <source>Dotted</source>
        <translation>Gepunktet</translation>
    </message>
    <message>
        <source>Floral</source>
        <translation>Geblümt</translation>
    </message>
    <message>
        <source>Graphic</source>
        <translation>Grafisch</translation>
    </message>
    <message>
        <source>Camouflage</source>
        <translation>Camouflage</translation>
    </message>
    <message>
        <source>Sleeveless</source>
        <translation>Ärmellos</translation>
    </message>
    <message>
        <source>Short sleeves</source>
        <translation>Kurze Ärmel</translation>
    </message>
    <message>
        <source>Long sleeves</source>
        <translation>Lange Ärmel</translation>
    </message>
    <message>
        <source>sporty</source>
        <translation>sportlich</translation>
    </message>
    <message>
        <source>casual</source>
        <translation>leger</translation>
    </message>
    <message>
        <source>smart casual</source>
        <translation>Smart Casual</translation>
    </message>
    <message>
        <source>smart</source>
        <translation>gepflegt</translation>
    </message>
    <message>
        <source>formal</source>
        <translation>formell</translation>
    </message>
    <message>
        <source>accessory</source>
        <translation>Accessoire</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Oberteil</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>Unterteil</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>Kleid</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>Zwischenschicht</translation>
    </message>
    <message>
        <source>outer</source>
        <translation>Außenschicht</translation>
    </message>
    <message>
        <source>shoes</source>
        <translation>Schuhe</translation>
    </message>
    <message>
        <source>Spring</source>
        <translation>Frühling</translation>
    </message>
    <message>
        <source>Summer</source>
        <translation>Sommer</translation>
    </message>
    <message>
        <source>Autumn</source>
        <translation>Herbst</translation>
    </message>
    <message>
        <source>Winter</source>
        <translation>Winter</translation>
    </message>
    <message>
        <source>All year</source>
        <translation>Ganzjährig</translation>
    </message>
    <message>
        <source>Textured</source>
        <translation>Strukturiert</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>soft black</source>
        <translation>weiches Schwarz</translation>
    </message>
    <message>
        <source>faded black</source>
        <translation>verwaschenes Schwarz</translation>
    </message>
    <message>
        <source>charcoal grey</source>
        <translation>anthrazit</translation>
    </message>
    <message>
        <source>slate grey</source>
        <translation>schiefergrau</translation>
    </message>
    <message>
        <source>medium grey</source>
        <translation>mittelgrau</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>warm grey</source>
        <translation>warmes Grau</translation>
    </message>
    <message>
        <source>cool grey</source>
        <translation>kühles Grau</translation>
    </message>
    <message>
        <source>heather grey</source>
        <translation>grau meliert</translation>
    </message>
    <message>
        <source>silver</source>
        <translation>silbern</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>white smoke</source>
        <translation>rauchweiß</translation>
    </message>
    <message>
        <source>soft white</source>
        <translation>weiches Weiß</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>schneeweiß</translation>
    </message>
    <message>
        <source>ivory</source>
        <translation>elfenbein</translation>
    </message>
    <message>
        <source>shaded white</source>
        <translation>gedämpftes Weiß</translation>
    </message>
    <message>
        <source>gainsboro</source>
        <translation>lichtgrau</translation>
    </message>
    <message>
        <source>cream</source>
        <translation>creme</translation>
    </message>
    <message>
        <source>linen</source>
        <translation>leinenfarben</translation>
    </message>
    <message>
        <source>ecru</source>
        <translation>ecru</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>beige</translation>
    </message>
    <message>
        <source>wheat</source>
        <translation>weizenfarben</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>gelbbraun</translation>
    </message>
    <message>
        <source>taupe</source>
        <translation>taupe</translation>
    </message>
    <message>
        <source>stone</source>
        <translation>steingrau</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>pilzfarben</translation>
    </message>
    <message>
        <source>camel</source>
        <translation>camel</translation>
    </message>
    <message>
        <source>light brown</source>
        <translation>hellbraun</translation>
    </message>
    <message>
        <source>mocha</source>
        <translation>mokka</translation>
    </message>
    <message>
        <source>cocoa</source>
        <translation>kakaobraun</translation>
    </message>
    <message>
        <source>sienna</source>
        <translation>siena</translation>
    </message>
    <message>
        <source>saddle brown</source>
        <translation>sattelbraun</translation>
    </message>
    <message>
        <source>greyish brown</source>
        <translation>graubraun</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>chestnut</source>
        <translation>kastanienbraun</translation>
    </message>
    <message>
        <source>chocolate</source>
        <translation>schokoladenbraun</translation>
    </message>
    <message>
        <source>dark taupe</source>
        <translation>dunkles Taupe</translation>
    </message>
    <message>
        <source>brownish grey</source>
        <translation>braungrau</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>tomato</source>
        <translation>tomatenrot</translation>
    </message>
    <message>
        <source>scarlet</source>
        <translation>scharlachrot</translation>
    </message>
    <message>
        <source>dusty red</source>
        <translation>altrot</translation>
    </message>
    <message>
        <source>pastel red</source>
        <translation>pastellrot</translation>
    </message>
    <message>
        <source>faded red</source>
        <translation>verwaschenes Rot</translation>
    </message>
    <message>
        <source>crimson</source>
        <translation>karminrot</translation>
    </message>
    <message>
        <source>brick red</source>
        <translation>ziegelrot</translation>
    </message>
    <message>
        <source>burgundy</source>
        <translation>burgunderrot</translation>
    </message>
    <message>
        <source>wine</source>
        <translation>weinrot</translation>
    </message>
    <message>
        <source>raspberry</source>
        <translation>himbeerrot</translation>
    </message>
    <message>
        <source>pale red</source>
        <translation>blassrot</translation>
    </message>
    <message>
        <source>dull red</source>
        <translation>mattrot</translation>
    </message>
    <message>
        <source>orange red</source>
        <translation>orangerot</translation>
    </message>
    <message>
        <source>strawberry</source>
        <translation>erdbeerrot</translation>
    </message>
    <message>
        <source>light pink</source>
        <translation>hellrosa</translation>
    </message>
    <message>
        <source>baby pink</source>
        <translation>babyrosa</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>hot pink</source>
        <translation>knallpink</translation>
    </message>
    <message>
        <source>magenta</source>
        <translation>magenta</translation>
    </message>
    <message>
        <source>fuchsia</source>
        <translation>fuchsia</translation>
    </message>
    <message>
        <source>blush</source>
        <translation>zartrosa</translation>
    </message>
    <message>
        <source>salmon</source>
        <translation>lachsfarben</translation>
    </message>
    <message>
        <source>coral</source>
        <translation>korallenrot</translation>
    </message>
    <message>
        <source>dusty pink</source>
        <translation>altrosa</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>rosenrot</translation>
    </message>
    <message>
        <source>carnation</source>
        <translation>nelkenrosa</translation>
    </message>
    <message>
        <source>faded pink</source>
        <translation>verwaschenes Rosa</translation>
    </message>
    <message>
        <source>peach</source>
        <translation>pfirsichfarben</translation>
    </message>
    <message>
        <source>light orange</source>
        <translation>hellorange</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>burnt orange</source>
        <translation>gebranntes Orange</translation>
    </message>
    <message>
        <source>terracotta</source>
        <translation>terrakotta</translation>
    </message>
    <message>
        <source>rust</source>
        <translation>rostrot</translation>
    </message>
    <message>
        <source>pale orange</source>
        <translation>blassorange</translation>
    </message>
    <message>
        <source>butterscotch</source>
        <translation>karamell</translation>
    </message>
    <message>
        <source>faded orange</source>
        <translation>verwaschenes Orange</translation>
    </message>
    <message>
        <source>sandy orange</source>
        <translation>sandorange</translation>
    </message>
    <message>
        <source>dull orange</source>
        <translation>mattorange</translation>
    </message>
    <message>
        <source>squash</source>
        <translation>kürbisorange</translation>
    </message>
    <message>
        <source>pale yellow</source>
        <translation>blassgelb</translation>
    </message>
    <message>
        <source>buff</source>
        <translation>ledergelb</translation>
    </message>
    <message>
        <source>sandy yellow</source>
        <translation>sandgelb</translation>
    </message>
    <message>
        <source>light mustard</source>
        <translation>helles Senfgelb</translation>
    </message>
    <message>
        <source>parchment</source>
        <translation>pergamentfarben</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>sunflower</source>
        <translation>sonnenblumengelb</translation>
    </message>
    <message>
        <source>dull yellow</source>
        <translation>mattgelb</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>golden</translation>
    </message>
    <message>
        <source>mustard</source>
        <translation>senfgelb</translation>
    </message>
    <message>
        <source>ochre</source>
        <translation>ocker</translation>
    </message>
    <message>
        <source>pastel yellow</source>
        <translation>pastellgelb</translation>
    </message>
    <message>
        <source>soft yellow</source>
        <translation>weiches Gelb</translation>
    </message>
    <message>
        <source>pale goldenrod</source>
        <translation>blasses Goldgelb</translation>
    </message>
    <message>
        <source>sandy</source>
        <translation>sandfarben</translation>
    </message>
    <message>
        <source>mint</source>
        <translation>mintgrün</translation>
    </message>
    <message>
        <source>light seafoam</source>
        <translation>helles Seegrün</translation>
    </message>
    <message>
        <source>viridian</source>
        <translation>viridiangrün</translation>
    </message>
    <message>
        <source>evergreen</source>
        <translation>tannengrün</translation>
    </message>
    <message>
        <source>spruce</source>
        <translation>fichtengrün</translation>
    </message>
    <message>
        <source>light green</source>
        <translation>hellgrün</translation>
    </message>
    <message>
        <source>lime</source>
        <translation>limettengrün</translation>
    </message>
    <message>
        <source>sage</source>
        <translation>salbeigrün</translation>
    </message>
    <message>
        <source>greyish green</source>
        <translation>graugrün</translation>
    </message>
    <message>
        <source>moss</source>
        <translation>moosgrün</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>emerald</source>
        <translation>smaragdgrün</translation>
    </message>
    <message>
        <source>khaki</source>
        <translation>khaki</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>olivgrün</translation>
    </message>
    <message>
        <source>olive drab</source>
        <translation>graues Olivgrün</translation>
    </message>
    <message>
        <source>army green</source>
        <translation>armeegrün</translation>
    </message>
    <message>
        <source>pine</source>
        <translation>kieferngrün</translation>
    </message>
    <message>
        <source>forest green</source>
        <translation>waldgrün</translation>
    </message>
    <message>
        <source>dark green</source>
        <translation>dunkelgrün</translation>
    </message>
    <message>
        <source>pastel green</source>
        <translation>pastellgrün</translation>
    </message>
    <message>
        <source>hospital green</source>
        <translation>op-grün</translation>
    </message>
    <message>
        <source>soft green</source>
        <translation>weiches Grün</translation>
    </message>
    <message>
        <source>sea green</source>
        <translation>seegrün</translation>
    </message>
    <message>
        <source>greenish teal</source>
        <translation>grünliches Petrol</translation>
    </message>
    <message>
        <source>medium aquamarine</source>
        <translation>aquamarin</translation>
    </message>
    <message>
        <source>pale turquoise</source>
        <translation>blasstürkis</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>aqua</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>cyan</translation>
    </message>
    <message>
        <source>turquoise</source>
        <translation>türkis</translation>
    </message>
    <message>
        <source>turquoise blue</source>
        <translation>türkisblau</translation>
    </message>
    <message>
        <source>dusty teal</source>
        <translation>gedämpftes Petrol</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>blaugrün</translation>
    </message>
    <message>
        <source>petrol</source>
        <translation>petrolblau</translation>
    </message>
    <message>
        <source>dark teal</source>
        <translation>dunkles Blaugrün</translation>
    </message>
    <message>
        <source>topaz</source>
        <translation>topasblau</translation>
    </message>
    <message>
        <source>dark cyan</source>
        <translation>dunkles Cyan</translation>
    </message>
    <message>
        <source>light turquoise</source>
        <translation>helltürkis</translation>
    </message>
    <message>
        <source>greyish teal</source>
        <translation>graues Blaugrün</translation>
    </message>
    <message>
        <source>ice blue</source>
        <translation>eisblau</translation>
    </message>
    <message>
        <source>powder blue</source>
        <translation>puderblau</translation>
    </message>
    <message>
        <source>light blue</source>
        <translation>hellblau</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>himmelblau</translation>
    </message>
    <message>
        <source>light grey blue</source>
        <translation>helles Graublau</translation>
    </message>
    <message>
        <source>cornflower</source>
        <translation>kornblumenblau</translation>
    </message>
    <message>
        <source>grey blue</source>
        <translation>graublau</translation>
    </message>
    <message>
        <source>steel blue</source>
        <translation>stahlblau</translation>
    </message>
    <message>
        <source>denim</source>
        <translation>jeansblau</translation>
    </message>
    <message>
        <source>medium blue</source>
        <translation>mittelblau</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>cobalt</source>
        <translation>kobaltblau</translation>
    </message>
    <message>
        <source>cerulean</source>
        <translation>coelinblau</translation>
    </message>
    <message>
        <source>ocean blue</source>
        <translation>ozeanblau</translation>
    </message>
    <message>
        <source>royal blue</source>
        <translation>königsblau</translation>
    </message>
    <message>
        <source>marine</source>
        <translation>marine</translation>
    </message>
    <message>
        <source>dark slate blue</source>
        <translation>dunkles Schieferblau</translation>
    </message>
    <message>
        <source>dark blue grey</source>
        <translation>dunkles Blaugrau</translation>
    </message>
    <message>
        <source>navy</source>
        <translation>marineblau</translation>
    </message>
    <message>
        <source>bright sky blue</source>
        <translation>leuchtendes Himmelblau</translation>
    </message>
    <message>
        <source>light sky blue</source>
        <translation>helles Himmelblau</translation>
    </message>
    <message>
        <source>water blue</source>
        <translation>wasserblau</translation>
    </message>
    <message>
        <source>warm blue</source>
        <translation>warmes Blau</translation>
    </message>
    <message>
        <source>dirty blue</source>
        <translation>schmutziges Blau</translation>
    </message>
    <message>
        <source>pale sky</source>
        <translation>blasses Himmelblau</translation>
    </message>
    <message>
        <source>twilight</source>
        <translation>dämmerblau</translation>
    </message>
    <message>
        <source>dusk</source>
        <translation>abendblau</translation>
    </message>
    <message>
        <source>indigo blue</source>
        <translation>indigoblau</translation>
    </message>
    <message>
        <source>dark royal blue</source>
        <translation>dunkles Königsblau</translation>
    </message>
    <message>
        <source>night blue</source>
        <translation>nachtblau</translation>
    </message>
    <message>
        <source>faded blue</source>
        <translation>verwaschenes Blau</translation>
    </message>
    <message>
        <source>lavender</source>
        <translation>lavendel</translation>
    </message>
    <message>
        <source>light purple</source>
        <translation>helllila</translation>
    </message>
    <message>
        <source>periwinkle</source>
        <translation>immergrünblau</translation>
    </message>
    <message>
        <source>mauve</source>
        <translation>malve</translation>
    </message>
    <message>
        <source>dusty lavender</source>
        <translation>gedämpftes Lavendel</translation>
    </message>
    <message>
        <source>amethyst</source>
        <translation>amethyst</translation>
    </message>
    <message>
        <source>dusty purple</source>
        <translation>gedämpftes Violett</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>veilchenblau</translation>
    </message>
    <message>
        <source>dark lavender</source>
        <translation>dunkles Lavendel</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>grape</source>
        <translation>traubenblau</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>pflaumenblau</translation>
    </message>
    <message>
        <source>aubergine</source>
        <translation>aubergine</translation>
    </message>
    <message>
        <source>iris</source>
        <translation>irisblau</translation>
    </message>
    <message>
        <source>blueberry</source>
        <translation>blaubeerblau</translation>
    </message>
    <message>
        <source>dark indigo</source>
        <translation>dunkles Indigo</translation>
    </message>
    <message>
        <source>perrywinkle</source>
        <translation>immergrünes Blau</translation>
    </message>
    <message>
        <source>light periwinkle</source>
        <translation>helles Immergrünblau</translation>
    </message>
    <message>
        <source>blue violet</source>
        <translation>blauviolett</translation>
    </message>
    <message>
        <source>rebecca purple</source>
        <translation>kräftiges Violett</translation>
    </message>
    <message>
        <source>deep purple</source>
        <translation>tiefviolett</translation>
    </message>
    <message>
        <source>light lavender</source>
        <translation>helles Lavendel</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>{} star</source>
        <translation>{} Stern</translation>
    </message>
    <message>
        <source>{} stars</source>
        <translation>{} Sterne</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>without a flag</source>
        <translation>unmarkiert</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Sleeve</source>
        <translation>Ärmel</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Saison</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>the cut</source>
        <translation>der Schnitt</translation>
    </message>
    <message>
        <source>the colour</source>
        <translation>die Farbe</translation>
    </message>
    <message>
        <source>the pattern</source>
        <translation>das Muster</translation>
    </message>
    <message>
        <source>the price</source>
        <translation>der Preis</translation>
    </message>
    <message>
        <source>not my size</source>
        <translation>nicht meine Größe</translation>
    </message>
    <message>
        <source>I have one like it</source>
        <translation>habe ich ähnlich schon</translation>
    </message>
    <message>
        <source>just not me</source>
        <translation>einfach nicht meins</translation>
    </message>
    <message>
        <source>nothing in particular</source>
        <translation>nichts Bestimmtes</translation>
    </message>
    <message>
        <source>{} of {} clo</source>
        <translation>{} von {} clo</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>noch {}</translation>
    </message>
    <message>
        <source>{} and {}</source>
        <translation>{} und {}</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Begin with photos of clothes</source>
        <translation>Mit Fotos von Kleidung beginnen</translation>
    </message>
    <message>
        <source>Drop a folder on this window, or import one here. Nothing to hand? The sample boutique fills the library with 600 drawn garments in less than a minute.</source>
        <translation>Einen Ordner auf dieses Fenster ziehen oder hier importieren. Nichts zur Hand? Die Beispielboutique füllt die Bibliothek in weniger als einer Minute mit 600 gezeichneten Kleidungsstücken.</translation>
    </message>
    <message>
        <source>Say it, or show it</source>
        <translation>Sagen oder zeigen</translation>
    </message>
    <message>
        <source>Type “red dress under 90, not striped”. Or bring a photo: drop it, paste it, hold a garment up to the camera. Words and photos go together.</source>
        <translation>„Rotes Kleid unter 90, nicht gestreift“ eingeben. Oder ein Foto bringen: ablegen, einfügen, ein Kleidungsstück in die Kamera halten. Wörter und Fotos gehen zusammen.</translation>
    </message>
    <message>
        <source>Narrow it down</source>
        <translation>Eingrenzen</translation>
    </message>
    <message>
        <source>Occasion and weather count as well: Stylist knows how warm clothes are. Each chip says how many it leaves, and goes with one click.</source>
        <translation>Auch Anlass und Wetter zählen: Stylist weiß, wie warm Kleidung ist. Jeder Filter sagt, wie viele er übrig lässt, und geht mit einem Klick.</translation>
    </message>
    <message>
        <source>Heart or cross</source>
        <translation>Herz oder Kreuz</translation>
    </message>
    <message>
        <source>F likes, D says not me, the arrows go on. After a few, For you fits you visibly better, and says why. Ctrl+Z takes anything back.</source>
        <translation>F heißt gefällt, D nicht meins, die Pfeiltasten gehen weiter. Nach ein paar Urteilen passt „Für dich“ sichtbar besser und sagt, warum. Strg+Z nimmt alles zurück.</translation>
    </message>
    <message>
        <source>All about one piece</source>
        <translation>Alles über ein Stück</translation>
    </message>
    <message>
        <source>What was seen in its photo, what is like it, and what goes with it. Return shows everything similar; sliders there weigh cut, colour and pattern.</source>
        <translation>Was im Foto zu sehen war, was ähnlich ist und was dazu passt. Eingabe zeigt alles Ähnliche; Regler gewichten dort Schnitt, Farbe und Muster.</translation>
    </message>
    <message>
        <source>From a taste to a look</source>
        <translation>Vom Geschmack zum Look</translation>
    </message>
    <message>
        <source>For you shows what was learned. Looks puts outfits together and hands them over as a PDF, and Store tells what sells. F1 has every key, Ctrl+K every command, and this tour.</source>
        <translation>„Für dich“ zeigt, was gelernt wurde. „Looks“ stellt Outfits zusammen und gibt sie als PDF weiter, „Laden“ sagt, was sich verkauft. F1 hat alle Tasten, Strg+K alle Befehle und diese Führung.</translation>
    </message>
</context>
<context>
    <name>trends</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Under {}</source>
        <translation>Unter {}</translation>
    </message>
    <message>
        <source>{} and more</source>
        <translation>{} und mehr</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Its description says {}.</source>
        <translation>Die Beschreibung sagt {}.</translation>
    </message>
    <message>
        <source>{}: {} sure.</source>
        <translation>{}: {} sicher.</translation>
    </message>
</context>
</TS>
