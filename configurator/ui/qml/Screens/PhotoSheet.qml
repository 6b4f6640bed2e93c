// Choose a photo: pictures from the inserted stick, from the phone's folder, or taken here before.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Sheet {
    id: sheet

    required property Kiosk kiosk
    readonly property Studio studio: kiosk.studio as Studio
    title: qsTr("Choose a photo")
    open: kiosk.sheet === "photo"
    onDismissed: kiosk.openSheet("")
    wide: 1400 * Tokens.unit

    Column {
        width: parent.width
        spacing: Tokens.s4
        Label { text: qsTr("Put your memory stick or phone cable in the slot below the screen. Pictures are cleaned, used for this design only, and removed when you leave."); color: Tokens.muted; width: parent.width }
        Label { visible: sheet.studio.photoTrouble !== ""; text: sheet.studio.photoTrouble; color: Tokens.stop; width: parent.width }
        Busy { on: sheet.studio.photosBusy }
        Grid {
            id: grid
            width: parent.width
            columns: Math.max(2, Math.floor(width / (260 * Tokens.unit)))
            spacing: Tokens.s3
            readonly property real cell: (width - (columns - 1) * spacing) / columns
            Repeater {
                model: sheet.studio.photos
                Tile {
                    required property var modelData
                    width: grid.cell
                    height: grid.cell
                    tall: grid.cell
                    picture: modelData.picture
                    label: modelData.label
                    named: false
                    objectName: "photo-" + modelData.id
                    onPressed: sheet.studio.takePhoto(modelData.id)
                }
            }
        }
        Label { visible: !sheet.studio.photosBusy && sheet.studio.photos.length === 0; text: qsTr("No pictures here yet. Insert a stick, or ask us for help."); width: parent.width }
    }
}
