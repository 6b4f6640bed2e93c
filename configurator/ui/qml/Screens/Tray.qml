// The Tray: the choices for the selected part or tool, one row that scrolls by flick.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kit
import Configurator

Rectangle {
    id: tray

    required property Studio studio
    readonly property real rowHeight: Math.max(Tokens.touch + Tokens.s3, 124 * Tokens.unit, Tokens.small * 2.6)

    color: Tokens.card
    implicitHeight: head.height + rowHeight + Tokens.s3 * 2 + Tokens.s2
    Rectangle { width: parent.width; height: Tokens.stroke; color: Tokens.line }

    Flickable {
        id: head
        anchors.left: parent.left
        anchors.right: trail.left
        anchors.top: parent.top
        anchors.topMargin: Tokens.s2
        anchors.leftMargin: Tokens.s4
        anchors.rightMargin: Tokens.s4
        height: facets.height
        contentWidth: facets.width
        contentX: Tokens.rightToLeft ? Math.max(0, contentWidth - width) : 0
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        function reveal() {
            const cell = sides.currentCell()
            if (cell === null || contentWidth <= width)
                return
            const left = cell.mapToItem(contentItem, 0, 0).x
            const near = left - Tokens.touch, far = left + cell.width + Tokens.touch - width
            contentX = Math.max(0, Math.min(contentWidth - width, contentX > near ? near : contentX < far ? far : contentX))
        }
        Connections {
            target: tray.studio
            function onFacetChanged() { Qt.callLater(head.reveal) }
        }

        Row {
            id: facets
            spacing: Tokens.s3
            x: Tokens.rightToLeft ? Math.max(0, head.width - width) : 0
            Segments {
                id: sides
                choices: tray.studio.facets
                current: tray.studio.facet
                quiet: true
                onChosen: id => tray.studio.pickFacet(id)
            }
            Pressable {
                label: tray.studio.because
                visible: label !== "" && Tokens.textScale <= 1.4
                width: why.implicitWidth
                height: sides.height
                objectName: "why"
                onPressed: note.explain(list.lead())
                Label { id: why; text: tray.studio.because; role: "small"; color: Tokens.muted; wrapMode: Text.NoWrap; font.underline: true; anchors.verticalCenter: parent.verticalCenter }
            }
        }
    }
    Rectangle {
        visible: head.contentWidth > head.width
        anchors.left: head.right
        anchors.leftMargin: Tokens.s2
        anchors.verticalCenter: head.verticalCenter
        width: Tokens.stroke
        height: head.height * 0.7
        color: Tokens.line
    }
    Row {
        id: trail
        anchors.right: parent.right
        anchors.rightMargin: Tokens.s4
        anchors.verticalCenter: head.verticalCenter
        spacing: Tokens.s2
        Button {
            visible: tray.studio.layer !== ""
            flat: true
            icon: "trash"
            label: qsTr("Remove")
            role: "small"
            objectName: "remove"
            onPressed: tray.studio.arrange("delete")
        }
        Button {
            visible: tray.studio.layer === "" || Tokens.textScale < 1.4
            flat: true
            icon: "surprise"
            label: qsTr("Surprise me")
            role: "small"
            objectName: "surprise"
            onPressed: tray.studio.surprise()
        }
    }

    Item {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Tokens.s3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Tokens.s3

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Tokens.s4
            anchors.rightMargin: Tokens.s4
            spacing: Tokens.s4

            LinesField {
                id: words
                visible: tray.studio.writing
                Layout.preferredWidth: Math.min(640 * Tokens.unit, tray.width * 0.45)
                Layout.maximumHeight: body.height
                Layout.alignment: Qt.AlignVCenter
                hint: qsTr("Write here")
                maximumLength: 120
                objectName: "wordsField"
                onEdited: text => tray.studio.write(text)
                Connections {
                    target: tray.studio
                    function onTextAsked() { words.text = tray.studio.text; words.take(); words.editor.selectAll() }
                    function onLayerChanged() { if (words.text !== tray.studio.text && !words.editor.activeFocus) words.text = tray.studio.text }
                }
            }
            Slider {
                visible: tray.studio.rowKind === "slider"
                Layout.fillWidth: true
                Layout.maximumWidth: 900 * Tokens.unit
                Layout.alignment: Qt.AlignVCenter | Qt.AlignHCenter
                label: tray.studio.slider.label ?? ""
                from: tray.studio.slider.low ?? 0
                to: tray.studio.slider.high ?? 1
                step: tray.studio.slider.step ?? 1
                value: tray.studio.slider.value ?? 0
                unit: tray.studio.slider.unit ?? ""
                onSettled: value => tray.studio.slide(value)
            }
            ListView {
                id: list
                objectName: "trayList"
                // A row begins at its beginning, or where what is chosen can be seen.
                function fromTheStart() {
                    forceLayout()
                    positionViewAtBeginning()
                    const chosen = tray.studio.chosenAt()
                    if (chosen >= 0)
                        positionViewAtIndex(chosen, ListView.Contain)
                }
                onWidthChanged: fromTheStart()
                visible: tray.studio.rowKind !== "slider" && count > 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                orientation: ListView.Horizontal
                spacing: tray.studio.rowKind === "swatches" ? Tokens.s2 : Tokens.gap
                model: tray.studio.row
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                cacheBuffer: 600
                onCountChanged: Qt.callLater(fromTheStart)
                Connections {
                    target: tray.studio
                    function onFacetChanged() { Qt.callLater(list.fromTheStart) }
                }
                // The tile that leads and can say why; none where nothing does.
                function lead(): TrayTile {
                    for (let i = 0; i < count; i++) {
                        const cell = itemAtIndex(i) as TrayTile
                        if (cell !== null && cell.because !== "")
                            return cell
                    }
                    return null
                }
                delegate: TrayTile {
                    id: cell
                    studio: tray.studio
                    room: list.height
                    onAsked: note.explain(cell)
                }
            }
            Label {
                visible: tray.studio.rowKind !== "slider" && list.count === 0 && !tray.studio.writing
                text: tray.studio.hint
                color: Tokens.muted
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
            }
        }
    }
    TileNote { id: note; studio: tray.studio }
}
